import * as vscode from "vscode";
import { otherMode, type DaemonMode } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import type { DockerDesktop, ModeMonitor, ModeSwitcher, SwitchOutcome } from "../../../mode/mode";
import { openProgram } from "../../../platform/openProgram";
import { withCancellableProgress } from "../../progress";
import { modeName } from "../../modeName";
import { askToShutDown, desktopsOn } from "./desktopsInTheWay";
import { describeSwitchOutcome, type SwitchAction } from "./switchModeOutcome";
import { describeSwitchProgress } from "./switchModeProgress";

export interface SwitchModeParts {
  readonly monitor: ModeMonitor;
  readonly switcher: ModeSwitcher;
  findDockerDesktop(): Promise<DockerDesktop | undefined>;
  readonly inventory: Inventory;
}

const installPage = "https://docs.docker.com/desktop/setup/install/windows-install/";

/** `windowsContainers.mode.switchToWindows` */
export async function switchToWindows(parts: SwitchModeParts): Promise<void> {
  await switchAndTell("windows", parts);
}

/** `windowsContainers.mode.switchToLinux` */
export async function switchToLinux(parts: SwitchModeParts): Promise<void> {
  await switchAndTell("linux", parts);
}

/** `windowsContainers.mode.switch`: asks which, with the other one first. */
export async function switchMode(parts: SwitchModeParts): Promise<void> {
  const { state } = parts.monitor;
  if (state.kind === "switching") {
    return tell({ kind: "busy", target: state.target }, { target: state.target, parts });
  }
  if ((await parts.findDockerDesktop()) === undefined) {
    return tell({ kind: "noDockerDesktop" }, { target: "windows", parts });
  }
  const current = state.kind === "known" ? state.mode : undefined;
  const first = otherMode(current ?? "linux");
  const picked = await vscode.window.showQuickPick(
    [first, otherMode(first)].map((mode) => modePick(mode, current)),
    { placeHolder: placeHolderFor(current) },
  );
  if (picked) {
    await switchAndTell(picked.mode, parts);
  }
}

function modePick(mode: DaemonMode, current: DaemonMode | undefined): vscode.QuickPickItem & { mode: DaemonMode } {
  const label = vscode.l10n.t("{0} Containers", modeName(mode));
  return { mode, label, ...(mode === current && { description: vscode.l10n.t("current") }) };
}

function placeHolderFor(current: DaemonMode | undefined): string {
  return current === undefined
    ? vscode.l10n.t("Docker Desktop's engine does not answer. Switch to…")
    : vscode.l10n.t("Docker Desktop runs {0} containers. Switch to…", modeName(current));
}

/** For a job that needs the other mode and goes on there: tells only what went wrong. */
export async function switchForJob(target: DaemonMode, parts: SwitchModeParts): Promise<"ready" | "stayed"> {
  const outcome = await switchWithProgress(target, parts);
  if (outcome.kind === "switched" || outcome.kind === "alreadyThere") {
    return "ready";
  }
  await tell(outcome, { target, parts });
  return "stayed";
}

async function switchAndTell(target: DaemonMode, parts: SwitchModeParts): Promise<void> {
  await tell(await switchWithProgress(target, parts), { target, parts });
}

interface Wish {
  readonly target: DaemonMode;
  readonly parts: SwitchModeParts;
}

async function tell(outcome: SwitchOutcome, wish: Wish): Promise<void> {
  const { severity, message, actions } = describeSwitchOutcome(outcome, wish.target);
  if (actions.length === 0) {
    // There is nothing to press, so nobody waits for it to be closed.
    void vscode.window.showInformationMessage(message);
    return;
  }
  const show = severity === "info" ? vscode.window.showInformationMessage : vscode.window.showErrorMessage;
  const application = (await wish.parts.findDockerDesktop())?.applicationPath;
  const offered = actions.filter((action) => action !== "openDockerDesktop" || application !== undefined);
  const titles = new Map(offered.map((action) => [titleOf(action), action]));
  const action = titles.get((await show(message, ...titles.keys())) ?? "");
  if (action) {
    await act(action, wish, application);
  }
}

async function switchWithProgress(
  target: DaemonMode,
  { switcher, inventory }: SwitchModeParts,
): Promise<SwitchOutcome> {
  const title = vscode.l10n.t("Switching to {0} containers", modeName(target));
  return withCancellableProgress(title, async (signal, report) =>
    switcher.switchTo(target, {
      signal,
      onProgress: (progress) => report({ message: describeSwitchProgress(progress, target) }),
      mayStopOtherEngine: async () => askToStop(otherMode(target), inventory),
    }),
  );
}

async function askToStop(engine: DaemonMode, inventory: Inventory): Promise<"yes" | "no"> {
  const question = vscode.l10n.t(
    "Docker Desktop can only be switched here by a command of its own, which stops the {0} engine and its containers.",
    modeName(engine),
  );
  const desktops = desktopsOn(engine, inventory);
  if (desktops.length > 0) {
    return askToShutDown(question, desktops);
  }
  const yes = vscode.l10n.t("Stop and Switch");
  return (await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes ? "yes" : "no";
}

function titleOf(action: SwitchAction): string {
  switch (action) {
    case "switchBack":
      return vscode.l10n.t("Switch Back");
    case "tryAgain":
      return vscode.l10n.t("Try Again");
    case "openDockerDesktop":
      return vscode.l10n.t("Open Docker Desktop");
    case "install":
      return vscode.l10n.t("Get Docker Desktop");
    case "showLog":
      return vscode.l10n.t("Show Log");
  }
}

async function act(action: SwitchAction, { target, parts }: Wish, application: string | undefined): Promise<void> {
  switch (action) {
    case "switchBack":
      return switchAndTell(otherMode(target), parts);
    case "tryAgain":
      return switchAndTell(target, parts);
    case "openDockerDesktop":
      return application === undefined ? undefined : openProgram(application);
    case "install":
      await vscode.env.openExternal(vscode.Uri.parse(installPage));
      return;
    case "showLog":
      await vscode.commands.executeCommand("windowsContainers.log.show");
      return;
  }
}
