import type * as vscode from "vscode";
import type { SpecField } from "../../../desktop/spec/specFields";
import { newDesktopForm, type NewDesktopForm } from "../../../protocol/newDesktopApi";

const memoryKey = "windowsContainers.newDesktop.lastChoices";

/** What is likely to be wanted again: nothing that is one desktop's own, nor secret, nor in the way of a second one. */
const kept: readonly SpecField[] = [
  ...(["version", "image", "ramSize", "coreCount", "diskSize"] as const),
  ...(["language", "region", "keyboard", "userName"] as const),
  ...(["packages", "sshKeys", "darkMode", "timeZone", "keyboardLayout"] as const),
];

export async function rememberChoices(
  memory: vscode.Memento,
  engineKey: string,
  values: NewDesktopForm["values"],
): Promise<void> {
  const chosen = Object.entries(values).filter(([field]) => kept.some((one) => one === field));
  await memory.update(memoryKey, { engineKey, values: Object.fromEntries(chosen) } satisfies NewDesktopForm);
}

/** Those of the last desktop that was made; what another version wrote is forgotten. */
export function lastChoices(memory: vscode.Memento): Partial<NewDesktopForm> {
  const read = newDesktopForm.safeParse(memory.get(memoryKey));
  return read.success ? read.data : {};
}
