import type { TreeView } from "vscode";
import type { Disposable } from "../../platform/emitter";
import type { DesktopNode } from "../tree/desktops/desktopItem";
import type { DesktopForwards } from "./desktopForwards";
import type { ForwardNode } from "./forwardNode";

/** Unfolds a desktop when it gets a forward: VS Code keeps rows folded that had nothing below them before. */
export function revealForwards(
  view: Pick<TreeView<DesktopNode | ForwardNode>, "visible" | "reveal">,
  forwards: DesktopForwards,
  onError: (error: unknown) => void,
): Disposable {
  return forwards.onDidOpen((node) => {
    if (view.visible) {
      view.reveal(node, { select: false, focus: false, expand: true }).then(undefined, onError);
    }
  });
}
