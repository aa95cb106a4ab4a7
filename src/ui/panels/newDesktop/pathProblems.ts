import { stat } from "node:fs/promises";
import * as vscode from "vscode";
import { formFields } from "../../../desktop/fields/formFields";
import type { NewDesktopProblem } from "../../../protocol/newDesktopApi";

/** Paths of which nothing is on this machine. That is all there is to say of an engine that runs here; of others, nothing. */
export async function missingPaths(values: Readonly<Record<string, string>>): Promise<readonly NewDesktopProblem[]> {
  const found = formFields.map(async ({ field, input: { kind } }): Promise<readonly NewDesktopProblem[]> => {
    const path = values[field]?.trim() ?? "";
    if ((kind !== "file" && kind !== "folder") || path === "" || (await is(kind, path))) {
      return [];
    }
    const text =
      kind === "file"
        ? vscode.l10n.t("There is no such file on this machine.")
        : vscode.l10n.t("There is no such folder on this machine.");
    return [{ field, severity: "warning", text }];
  });
  return (await Promise.all(found)).flat();
}

async function is(kind: "file" | "folder", path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return kind === "file" ? found.isFile() : found.isDirectory();
  } catch {
    return false;
  }
}
