import * as vscode from "vscode";

/**
 * Gives the tab in front the whole window, and takes that back. VS Code's Zen Mode is what hides all around it, in the
 * desktop application and in a browser alike; but it centres what it shows, and it leaves other editor groups visible.
 */
export class FullWindow {
  private undo: readonly string[] | undefined;

  async toggle(): Promise<void> {
    if (this.undo) {
      await this.leave();
      return;
    }
    const centres = vscode.workspace.getConfiguration("zenMode").get<boolean>("centerLayout", true);
    const maximize = vscode.window.tabGroups.all.length > 1 ? ["workbench.action.toggleMaximizeEditorGroup"] : [];
    this.undo = ["workbench.action.exitZenMode", ...maximize];
    await run([
      ...maximize,
      "workbench.action.toggleZenMode",
      ...(centres ? ["workbench.action.toggleCenteredLayout"] : []),
    ]);
  }

  /** The window is as before, also when the tab was closed by its key. */
  async leave(): Promise<void> {
    const { undo = [] } = this;
    this.undo = undefined;
    await run(undo);
  }
}

async function run(commands: readonly string[]): Promise<void> {
  for (const command of commands) {
    await vscode.commands.executeCommand(command);
  }
}
