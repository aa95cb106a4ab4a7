import * as vscode from "vscode";
import type { Disposable } from "../../../platform/emitter";
import type { OverviewPanel, OverviewParts } from "./overviewPanel";

const overviewViewType = "windowsContainers.desktopsOverview";

/** The tab with all running desktops, one at a time; it comes back after a reload of the window. */
export class OverviewPanels implements vscode.WebviewPanelSerializer, Disposable {
  private panel: OverviewPanel | undefined;
  private readonly serializer: vscode.Disposable;

  constructor(private readonly parts: OverviewParts) {
    this.serializer = vscode.window.registerWebviewPanelSerializer(overviewViewType, this);
  }

  async open(): Promise<void> {
    const { OverviewPanel } = await import("./overviewPanel");
    // Looked for now: while the code was loaded, a second press may have opened the tab.
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const title = vscode.l10n.t("Desktops Overview");
    const panel = vscode.window.createWebviewPanel(overviewViewType, title, vscode.ViewColumn.Active, {
      enableScripts: true,
      // The pictures outlive a look at another tab.
      retainContextWhenHidden: true,
    });
    this.keep(new OverviewPanel(panel, this.parts));
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const { OverviewPanel } = await import("./overviewPanel");
    this.keep(new OverviewPanel(panel, this.parts));
  }

  dispose(): void {
    this.serializer.dispose();
    this.panel?.dispose();
  }

  private keep(panel: OverviewPanel): void {
    this.panel = panel;
    panel.onDidDispose(() => (this.panel = undefined));
  }
}
