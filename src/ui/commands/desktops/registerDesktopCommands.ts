import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { powerActions, screenCommands } from "../../../protocol/screenCommands";
import type { DesktopPanels } from "../../panels/desktop/desktopPanels";
import type { OverviewPanels } from "../../panels/overview/overviewPanels";
import type { NewDesktopPanels } from "../../panels/newDesktop/newDesktopPanels";
import type { ForwardNode } from "../../forwards/forwardNode";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import type { DesktopCommandId } from "./desktopCommandIds";
import { lifeCommandIds } from "./life/lifeCommandIds";

export interface DesktopCommandParts {
  readonly desktops: Desktops;
  readonly panels: DesktopPanels;
  readonly newDesktop: NewDesktopPanels;
  readonly overview: OverviewPanels;
  /** The selected rows of the view. */
  readonly selected: () => readonly (DesktopNode | { readonly kind: "forward" | "snapshot" | "noSnapshot" })[];
  readonly secrets: vscode.SecretStorage;
  /** Of this machine, for all windows. */
  readonly memory: vscode.Memento;
  readonly inventory: Inventory;
  /** Resolves when the engines were looked for. */
  readonly ready: () => Promise<void>;
}

/** A command takes what VS Code hands over: the clicked row, then all selected ones; nothing from the palette. */
type RunDesktopCommand = (clicked?: DesktopNode, selected?: readonly DesktopNode[]) => Promise<void>;

/** What of `CommandRegistry` is needed here. */
export interface DesktopCommandRegistrar {
  register(
    id: DesktopCommandId,
    run: (clicked?: DesktopNode, selected?: readonly (DesktopNode | ForwardNode)[]) => Promise<void>,
  ): void;
}

/** Each command's code is loaded when it first runs. */
export function registerDesktopCommands(registry: DesktopCommandRegistrar, parts: DesktopCommandParts): void {
  const { desktops, secrets } = parts;
  const register = (id: DesktopCommandId, run: RunDesktopCommand): void =>
    registry.register(id, async (clicked, selected) => {
      await parts.ready();
      await desktops.start();
      await run(
        clicked,
        selected?.filter((node) => node.kind === "desktop"),
      );
    });

  register("windowsContainers.desktops.new", () => parts.newDesktop.open());
  register("windowsContainers.desktops.newQuick", () => parts.newDesktop.openQuick());
  registerOpening(register, parts);
  register("windowsContainers.desktops.start", async (clicked, selected) =>
    (await import("./powerDesktop")).startDesktop(desktops, { clicked, selected }),
  );
  register("windowsContainers.desktops.stop", async (clicked, selected) =>
    (await import("./powerDesktop")).stopDesktop(desktops, { clicked, selected }),
  );
  register("windowsContainers.desktops.protectDisk", async (clicked) =>
    (await import("./protectDisk")).protectDisk(desktops, clicked),
  );
  register("windowsContainers.desktops.remove", async (clicked) =>
    (await import("./removeDesktop")).removeDesktop(desktops, secrets, clicked),
  );
  register("windowsContainers.desktops.showLogs", async (clicked) =>
    (await import("./showDesktopLogs")).showDesktopLogs(desktops, clicked),
  );
  register("windowsContainers.desktops.copyPassword", async (clicked) =>
    (await import("./copyPassword")).copyPassword(desktops, secrets, clicked),
  );
  registerExchange(register, parts);
  for (const id of lifeCommandIds) {
    register(id, async (clicked) => (await import("./life/lifeCommands")).lifeCommands[id](parts, clicked));
  }
  registerMachine(register, parts);
}

function registerOpening(register: DesktopCommandRegistrar["register"], parts: DesktopCommandParts): void {
  const selected = (): DesktopNode | undefined => parts.selected().find((node) => node.kind === "desktop");
  register("windowsContainers.desktops.open", (clicked) => openDesktop(parts, clicked));
  register("windowsContainers.desktops.openSelected", () => openDesktop(parts, selected()));
  register("windowsContainers.desktops.overview", () => parts.overview.open());
}

/** The virtual machine, and the screen of the tab in front. */
function registerMachine(register: DesktopCommandRegistrar["register"], parts: DesktopCommandParts): void {
  for (const action of powerActions) {
    register(`windowsContainers.machine.${action}`, async (clicked) =>
      (await import("./powerMachine")).powerMachine(parts, action, clicked),
    );
  }
  for (const command of screenCommands) {
    register(`windowsContainers.screen.${command}`, async () =>
      (await import("./orderScreen")).orderScreen(parts.panels, command),
    );
  }
}

async function openDesktop(parts: DesktopCommandParts, clicked?: DesktopNode): Promise<void> {
  const { pickDesktop } = await import("./pickDesktop");
  const question = { placeHolder: vscode.l10n.t("Open which desktop?"), accepts: () => true };
  const node = clicked ?? (await pickDesktop(parts.desktops, question)).node;
  await parts.panels.open(node);
  await (await import("./life/wakeOnOpen")).wakeOnOpen(parts, node);
}

/** Files, and what they are made into. */
function registerExchange(register: DesktopCommandRegistrar["register"], parts: DesktopCommandParts): void {
  const { desktops, newDesktop } = parts;
  register("windowsContainers.desktops.export", async (clicked) =>
    (await import("./exchange/exportDesktop")).exportDesktop(desktops, clicked),
  );
  register("windowsContainers.desktops.import", async (clicked) =>
    (await import("./exchange/importDesktop")).importDesktop(newDesktop, clicked),
  );
  register("windowsContainers.desktops.saveTemplate", async (clicked) =>
    (await import("./exchange/desktopTemplates")).saveTemplate(desktops, clicked),
  );
  register("windowsContainers.desktops.newFromTemplate", async () =>
    (await import("./exchange/desktopTemplates")).newFromTemplate(newDesktop),
  );
}
