import * as vscode from "vscode";
import { desktopSpecSchema } from "../../../../desktop/spec";
import type { EngineSnapshot } from "../../../../inventory/engineState";
import { describeMalformed } from "../../../panels/newDesktop/describeMalformed";
import { askText } from "../../askText";

/** A name that is free on the engine. */
export async function askDesktopName(title: string, suggested: string, snapshot: EngineSnapshot): Promise<string> {
  const taken = new Set([...snapshot.container.values()].map(({ name }) => name));
  return askText({
    title,
    value: freeName(suggested, taken),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (!desktopSpecSchema.shape.name.safeParse(text.trim()).success) {
        return describeMalformed({ field: "name", severity: "error", kind: "malformed", expected: undefined });
      }
      return taken.has(text.trim()) ? vscode.l10n.t("A container of this engine has this name already.") : undefined;
    },
  });
}

function freeName(suggested: string, taken: ReadonlySet<string>): string {
  const name = suggested.slice(0, 56);
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(tried)) {
      return tried;
    }
  }
}
