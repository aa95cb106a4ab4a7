// @ts-check
/** An extension of somebody else, which switches Docker Desktop's mode by the command that is offered for it. */
import { get } from "node:http";
import * as vscode from "vscode";

const wishes = {
  windows: { mode: "windows" },
  linux: { mode: "linux" },
  solaris: { mode: "solaris" },
  nothing: undefined,
};

/** @param {vscode.ExtensionContext} context */
export function activate({ subscriptions }) {
  for (const [name, wish] of Object.entries(wishes)) {
    subscriptions.push(vscode.commands.registerCommand(`callingExtension.${name}`, async () => ask(wish)));
  }
}

/** @param {unknown} wish */
async function ask(wish) {
  try {
    /** @type {{ readonly result: string, readonly reason?: string, readonly message?: string }} */
    const answer = await vscode.commands.executeCommand("windowsContainers.mode.switchTo", wish);
    // At once, and once: whoever was told that the engine answers does not wait for it.
    const engine = await activeEngine();
    const words = [answer.result, answer.reason, answer.message].filter((word) => word !== undefined);
    void vscode.window.showInformationMessage(`The caller got ${words.join(", ")}. The engine: ${engine}.`);
  } catch (error) {
    const kind = error instanceof Error ? "an error" : typeof error;
    const sentence = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The caller caught ${kind}: ${sentence}`);
  }
}

/** What the engine behind the address that follows the mode says it is. @returns {Promise<string>} */
function activeEngine() {
  const host = vscode.workspace.getConfiguration().get("windowsContainers.dockerDesktop.activeEngine", "");
  return new Promise((resolve) => {
    const request = get({ socketPath: host.replace("unix://", ""), path: "/_ping", timeout: 1_000 }, (response) => {
      response.resume();
      resolve(String(response.headers.ostype));
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", ({ message }) => resolve(message));
  });
}
