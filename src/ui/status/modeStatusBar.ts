import * as vscode from "vscode";
import type { ModeMonitor, ModeState } from "../../mode/mode";
import type { Disposable } from "../../platform/emitter";
import { describeFailure } from "../errors/describeFailure";
import { modeName } from "../words/modeName";

/** The mode of Docker Desktop in the status bar, for as long as there is a Docker Desktop. */
export class ModeStatusBar implements Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    "windowsContainers.mode",
    vscode.StatusBarAlignment.Left,
    // Beside the remote indicator and the branch, which are about the same question: where does this run?
    10,
  );
  private readonly listener: Disposable;

  constructor(monitor: ModeMonitor) {
    this.item.name = vscode.l10n.t("Docker Desktop Mode");
    this.item.command = "windowsContainers.mode.switch";
    this.listener = monitor.onDidChange((state) => this.show(state));
    this.show(monitor.state);
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private show(state: ModeState): void {
    if (state.kind === "absent") {
      this.item.hide();
      return;
    }
    const { icon, text, detail } = describe(state);
    this.item.text = `$(${icon}) ${text}`;
    this.item.tooltip = detail;
    this.item.accessibilityInformation = { label: detail, role: "button" };
    this.item.backgroundColor =
      state.kind === "unknown" ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    this.item.show();
  }
}

interface Shown {
  readonly icon: string;
  readonly text: string;
  readonly detail: string;
}

function describe(state: Exclude<ModeState, { kind: "absent" }>): Shown {
  switch (state.kind) {
    case "known": {
      const name = modeName(state.mode);
      return {
        icon: "arrow-swap",
        text: vscode.l10n.t("{0} Containers", name),
        detail: vscode.l10n.t("Docker Desktop runs {0} containers. Click to switch.", name),
      };
    }
    case "switching": {
      const name = modeName(state.target);
      return {
        icon: "loading~spin",
        text: vscode.l10n.t("Switching to {0}…", name),
        detail: vscode.l10n.t("Docker Desktop is switching to {0} containers.", name),
      };
    }
    case "unknown": {
      const reason = state.failure ? describeFailure(state.failure) : state.reason;
      return {
        icon: "warning",
        text: vscode.l10n.t("Docker Desktop"),
        detail: vscode.l10n.t("Docker Desktop's engine does not answer: {0}", reason),
      };
    }
  }
}
