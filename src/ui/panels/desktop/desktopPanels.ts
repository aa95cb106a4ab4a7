import * as vscode from "vscode";
import type { Disposable } from "../../../platform/emitter";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { DesktopPanel, DesktopPanelParts } from "./desktopPanel";

export const desktopViewType = "windowsContainers.desktop";

/** The open tabs of desktops, one for each; they come back after a reload of the window. */
export class DesktopPanels implements vscode.WebviewPanelSerializer, Disposable {
  private readonly panels = new Map<string, DesktopPanel>();
  private readonly serializer: vscode.Disposable;

  constructor(private readonly parts: DesktopPanelParts) {
    this.serializer = vscode.window.registerWebviewPanelSerializer(desktopViewType, this);
  }

  async open(node: DesktopNode): Promise<void> {
    if (this.reveal(node)) {
      return;
    }
    const { DesktopPanel } = await import("./desktopPanel");
    const lines = await DesktopPanel.listen(this.parts);
    // Looked for once more: meanwhile a second press may have opened the tab.
    if (this.reveal(node)) {
      lines?.dispose();
      return;
    }
    const title = this.parts.desktops.find(node.id)?.container.name ?? vscode.l10n.t("Windows Desktop");
    const panel = vscode.window.createWebviewPanel(desktopViewType, title, vscode.ViewColumn.Active, {
      enableScripts: true,
      // The connection and the picture outlive a look at another tab.
      retainContextWhenHidden: true,
    });
    this.keep(new DesktopPanel(panel, node, this.parts, lines), node);
  }

  find(id: string): DesktopPanel | undefined {
    return this.panels.get(id);
  }

  /** The one that a person looks at and types into. */
  inFront(): DesktopPanel | undefined {
    return [...this.panels.values()].find(({ isInFront }) => isInFront);
  }

  /** A desktop got another container: its tab, if there is one, is of that one from now on, where it is. */
  async follow(id: string, node: DesktopNode): Promise<void> {
    const present = this.panels.get(id);
    if (present) {
      this.panels.delete(id);
      await this.adopt(present.handOver(), node);
    }
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const node = nodeOf(state);
    if (node) {
      await this.adopt(panel, node);
    } else {
      panel.dispose();
    }
  }

  dispose(): void {
    this.serializer.dispose();
    for (const panel of this.panels.values()) {
      panel.dispose();
    }
  }

  /** Whether its tab was open; if so, it is in front now. */
  private reveal(node: DesktopNode): boolean {
    const present = this.panels.get(node.id);
    present?.reveal();
    return present !== undefined;
  }

  /** Shows a desktop in a tab that is there. */
  private async adopt(panel: vscode.WebviewPanel, node: DesktopNode): Promise<void> {
    const { DesktopPanel } = await import("./desktopPanel");
    const lines = await DesktopPanel.listen(this.parts);
    // Meanwhile a press may have opened it anew.
    if (this.panels.has(node.id)) {
      lines?.dispose();
      panel.dispose();
      return;
    }
    try {
      this.keep(new DesktopPanel(panel, node, this.parts, lines), node);
    } catch (error) {
      // Meanwhile its tab was closed.
      lines?.dispose();
      this.parts.logger.debug("A desktop's tab was closed before it could be filled", error);
    }
  }

  private keep(panel: DesktopPanel, node: DesktopNode): void {
    this.panels.set(node.id, panel);
    panel.onDidDispose(() => {
      // Its desktop may have another tab by now.
      if (this.panels.get(node.id) === panel) {
        this.panels.delete(node.id);
      }
    });
  }
}

/** The page keeps what it was handed: see `pageState` in its sources. */
function nodeOf(state: unknown): DesktopNode | undefined {
  const kept = typeof state === "object" && state !== null && "desktop" in state ? state.desktop : undefined;
  return isDesktopNode(kept) ? kept : undefined;
}

function isDesktopNode(value: unknown): value is DesktopNode {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    value.kind === "desktop" &&
    "engineKey" in value &&
    typeof value.engineKey === "string" &&
    "id" in value &&
    typeof value.id === "string"
  );
}
