import type * as vscode from "vscode";

/** Passwords of the desktops that were made here, by their container. */
export async function rememberPassword(secrets: vscode.SecretStorage, id: string, password: string): Promise<void> {
  await secrets.store(keyOf(id), password);
}

export async function recallPassword(secrets: vscode.SecretStorage, id: string): Promise<string | undefined> {
  return secrets.get(keyOf(id));
}

export async function forgetPassword(secrets: vscode.SecretStorage, id: string): Promise<void> {
  await secrets.delete(keyOf(id));
}

function keyOf(id: string): string {
  return `windowsContainers.desktopPassword.${id}`;
}
