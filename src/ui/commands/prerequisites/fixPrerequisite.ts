import * as vscode from "vscode";
import type { CheckRow } from "../../../prerequisites/liveChecks";
import type { CommandRemedy, Remedy } from "../../../prerequisites/prerequisites";
import { checkTitle } from "../../tree/prerequisites/describeCheck";
import { describeFinding } from "../../tree/prerequisites/describeFinding";
import type { CheckNode } from "../../tree/prerequisites/nodes";
import type { EngineNode } from "../../tree/explorer/nodes";
import type { CommandId } from "../commandIds";
import { askBeforeEnd } from "../mode/desktopsInTheWay";
import { offerCommand } from "../offerCommand";
import { pickCheck } from "./pickCheck";
import type { PrerequisiteCommandParts } from "./prerequisiteCommandParts";
import { pullProbeImage } from "./pullProbeImage";

/** `windowsContainers.prerequisites.fix`: shows what would be done, and does it only when it is agreed to. */
export async function fixPrerequisite(parts: PrerequisiteCommandParts, clicked?: CheckNode): Promise<void> {
  const question = {
    placeHolder: vscode.l10n.t("Fix what?"),
    nothing: vscode.l10n.t("There is nothing to fix."),
    accepts: ({ result }: CheckRow) => result?.remedy !== undefined,
  };
  const row = await pickCheck(parts.prerequisites, question, clicked);
  if (row.result?.remedy) {
    await apply(parts, row, row.result.remedy);
  }
}

async function apply(parts: PrerequisiteCommandParts, row: CheckRow, remedy: Remedy): Promise<void> {
  switch (remedy.kind) {
    case "command":
      return run(parts, row, remedy);
    case "read":
      await vscode.env.openExternal(vscode.Uri.parse(remedy.url));
      return;
    case "prune":
      await vscode.commands.executeCommand(pruneCommand, engineOf(parts, row));
      return;
    case "pull":
      return pullProbeImage(parts, row, remedy.image);
  }
}

const pruneCommand: CommandId = "windowsContainers.engines.prune";

/** The engine whose row it is; of Windows' own rows the one whose images are on its disk. Undefined lets choose. */
function engineOf({ inventory }: PrerequisiteCommandParts, { key: row }: CheckRow): EngineNode | undefined {
  const { engines } = inventory;
  const behind = engines.find(({ key }) => row.startsWith(`engine ${key}/`));
  const here = engines.find(({ info, endpoint }) => info?.mode === "windows" && endpoint.host.startsWith("npipe:"));
  const found = behind ?? here;
  return found && { kind: "engine", engineKey: found.key };
}

async function run(
  { prerequisites, inventory }: PrerequisiteCommandParts,
  { id, result }: CheckRow,
  remedy: CommandRemedy,
): Promise<void> {
  // Whether it restarts Windows or signs out: Docker Desktop goes with it, and waits for no desktop.
  if (remedy.line.startsWith("shutdown.exe") && (await askBeforeEnd(inventory)) === "no") {
    return;
  }
  const sentence = result ? describeFinding(result.finding) : "";
  if ((await offerCommand(checkTitle(id), sentence, remedy)) === "runs") {
    await offerCheckAgain(prerequisites);
  }
}

async function offerCheckAgain(prerequisites: PrerequisiteCommandParts["prerequisites"]): Promise<void> {
  const again = vscode.l10n.t("Check Again");
  const message = vscode.l10n.t("The command runs in the terminal. Check again when it has ended.");
  if ((await vscode.window.showInformationMessage(message, again)) === again) {
    await prerequisites.again();
  }
}
