import * as vscode from "vscode";

/**
 * Gives the tab in front the whole window, and takes that back. VS Code's Zen Mode is what hides all around it, in the
 * desktop application and in a browser alike; but it centres what it shows, and it leaves other editor groups visible.
 */
export class FullWindow {
  private undo: readonly string[] | undefined;

  async toggle(): Promise<void> {
    const { undo } = this;
    if (undo) {
      this.undo = undefined;
      await run(undo);
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
}

async function run(commands: readonly string[]): Promise<void> {
  for (const command of commands) {
    await vscode.commands.executeCommand(command);
  }
}
