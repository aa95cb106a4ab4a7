import * as vscode from "vscode";
import type { ResourceLimits } from "../../../engine/containerActions";

const mebibyte = 2 ** 20;
/** Engines refuse less. */
const leastMiB = 6;

/** Either may be left empty, and stays as it is; cancelled when both are. */
export async function askLimits(name: string): Promise<ResourceLimits> {
  const memory = await ask({
    title: vscode.l10n.t("Limits of {0} (1/2)", name),
    prompt: vscode.l10n.t("Memory in MiB; empty to leave it as it is. A limit can be changed but not removed."),
    placeHolder: "2048",
    validateInput: (text) =>
      text.trim() === "" || (/^\d+$/.test(text.trim()) && Number(text) >= leastMiB)
        ? undefined
        : vscode.l10n.t("A whole number of MiB, at least {0}.", leastMiB),
  });
  const cpus = await ask({
    title: vscode.l10n.t("Limits of {0} (2/2)", name),
    prompt: vscode.l10n.t("Processors, e.g. 1.5; empty to leave it as it is"),
    placeHolder: "1.5",
    validateInput: (text) =>
      text.trim() === "" || (/^\d+(\.\d+)?$/.test(text.trim()) && Number(text) >= 0.01)
        ? undefined
        : vscode.l10n.t("A number of processors, at least 0.01."),
  });
  if (memory === undefined && cpus === undefined) {
    throw new vscode.CancellationError();
  }
  return {
    ...(memory === undefined ? {} : { memoryBytes: memory * mebibyte }),
    ...(cpus === undefined ? {} : { cpus }),
  };
}

async function ask(question: vscode.InputBoxOptions): Promise<number | undefined> {
  const text = await vscode.window.showInputBox({ ignoreFocusOut: true, ...question });
  if (text === undefined) {
    throw new vscode.CancellationError();
  }
  return text.trim() === "" ? undefined : Number(text);
}
