import * as vscode from "vscode";
import type { Engine } from "../../../engine/engine";
import { DesktopError } from "../../../desktop/desktopError";
import { isAlive } from "../../../engine/model";
import { describeState } from "../../tree/desktops/describeDesktop";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktop, Desktops } from "../../tree/desktops/desktops";
import { commandRemedy } from "../../errors/remedy";
import { UserError } from "../../errors/userError";

export interface DesktopTarget extends Desktop {
  readonly engine: Engine;
  readonly node: DesktopNode;
}

export interface DesktopQuestion {
  readonly placeHolder: string;
  readonly accepts: (desktop: Desktop) => boolean;
}

/** What VS Code hands over: nothing from the palette. */
export interface DesktopChoice {
  readonly clicked: DesktopNode | undefined;
  readonly selected: readonly DesktopNode[] | undefined;
}

/** The clicked desktop, the only one that fits, or the one that is picked. */
export async function pickDesktop(
  desktops: Desktops,
  question: DesktopQuestion,
  clicked?: Pick<DesktopNode, "id">,
): Promise<DesktopTarget> {
  const all = desktops.list();
  const fitting = clicked ? all.filter(({ container }) => container.id === clicked.id) : all.filter(question.accepts);
  const targets = fitting.flatMap((desktop) => targetOf(desktops, desktop));
  const [only, ...others] = targets;
  if (!only) {
    throw clicked ? new DesktopError({ kind: "engineAway" }) : noSuchDesktop();
  }
  return others.length === 0 ? only : ask(targets, question);
}

function noSuchDesktop(): UserError {
  return new UserError(vscode.l10n.t("There is no desktop this could be done to."), [
    commandRemedy(vscode.l10n.t("New Desktop…"), "windowsContainers.desktops.new"),
  ]);
}

/** As `pickDesktop`; of several selected rows all that fit. */
export async function pickDesktops(
  desktops: Desktops,
  question: DesktopQuestion,
  { clicked, selected = [] }: DesktopChoice,
): Promise<readonly DesktopTarget[]> {
  if (selected.length < 2) {
    return [await pickDesktop(desktops, question, clicked)];
  }
  const ids = new Set(selected.map(({ id }) => id));
  return desktops
    .list()
    .filter((desktop) => ids.has(desktop.container.id) && question.accepts(desktop))
    .flatMap((desktop) => targetOf(desktops, desktop));
}

async function ask(targets: readonly DesktopTarget[], { placeHolder }: DesktopQuestion): Promise<DesktopTarget> {
  const picked = await vscode.window.showQuickPick(
    targets.map((target) => ({
      label: target.container.name,
      description: target.state ? describeState(target.state) : "",
      detail: target.snapshot.endpoint.name,
      target,
    })),
    { placeHolder },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.target;
}

function targetOf(desktops: Desktops, desktop: Desktop): readonly DesktopTarget[] {
  const engine = desktops.engineOf(desktop);
  const node: DesktopNode = { kind: "desktop", engineKey: desktop.snapshot.key, id: desktop.container.id };
  return engine ? [{ ...desktop, engine, node }] : [];
}

export function runs({ container }: Desktop): boolean {
  return isAlive(container);
}

export function rests({ container }: Desktop): boolean {
  return !isAlive(container);
}
