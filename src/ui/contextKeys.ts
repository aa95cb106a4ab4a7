import * as vscode from "vscode";

/** What `when` clauses in package.json may ask; each key as it is written there. */
export interface ContextKeys {
  /** `starting` until the first engine answered or failed, `none` when there is none to show. */
  readonly "windowsContainers.engines": "starting" | "none" | "some";
  /** What an engine that is there can do to containers, one word each, or `none`; absent until engines are looked for. */
  readonly "windowsContainers.abilities": string;
  /** Docker Desktop is installed here, so that there is a mode to switch. */
  readonly "windowsContainers.hasDockerDesktop": boolean;
}

const values: Partial<ContextKeys> = {};

/** Undefined until it is known. */
export function contextKey<K extends keyof ContextKeys>(key: K): ContextKeys[K] | undefined {
  return values[key];
}

export function setContextKey<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
  if (values[key] === value) {
    return;
  }
  Object.assign(values, { [key]: value });
  // VS Code's own command, which takes every key and value: there is nothing to be told.
  void vscode.commands.executeCommand("setContext", key, value);
}
