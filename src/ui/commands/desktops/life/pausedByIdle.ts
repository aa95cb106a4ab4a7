import type * as vscode from "vscode";

/** Desktops that were paused because nobody used them: whoever opens one wants it to go on. */
const key = "desktops.pausedByIdle";
const keptIds = 50;

export async function rememberPausedByIdle(memory: vscode.Memento, id: string): Promise<void> {
  await memory.update(key, [...idsIn(memory).filter((other) => other !== id), id].slice(-keptIds));
}

export function isPausedByIdle(memory: vscode.Memento, id: string): boolean {
  return idsIn(memory).includes(id);
}

export async function forgetPausedByIdle(memory: vscode.Memento, id: string): Promise<void> {
  await memory.update(
    key,
    idsIn(memory).filter((other) => other !== id),
  );
}

function idsIn(memory: vscode.Memento): readonly string[] {
  return memory.get<readonly string[]>(key, []);
}
