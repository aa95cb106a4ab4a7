import * as vscode from "vscode";
import { otherMode, type DaemonMode } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import type { DockerDesktop, ModeMonitor, ModeSwitcher, SwitchOptions, SwitchOutcome } from "../../../mode/mode";
import { startServiceLine } from "../../../mode/repairLines";
import type { SettingsPlaces } from "../../../mode/settingsFiles";
import { withCancellableProgress } from "../../progress";
import { modeName } from "../../words/modeName";
import { switchTimeSettings } from "../../settings/settings";
import { showInTerminal } from "../../terminals/showInTerminal";
import { askToStop, tellOfPermission } from "./askBeforeSwitch";
import { askBeforeEnd } from "./desktopsInTheWay";
import { act, isPossible, titleOf } from "./switchActions";
import { describeSwitchOutcome } from "./switchModeOutcome";
import { describeSwitchProgress } from "./switchModeProgress";
import { untilModeKnown } from "./untilModeKnown";

export interface SwitchModeParts {
  readonly monitor: ModeMonitor;
  readonly switcher: ModeSwitcher;
  readonly places: SettingsPlaces;
  findDockerDesktop(): Promise<DockerDesktop | undefined>;
  readonly inventory: Inventory;
}

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

async function switchAndTell(target: DaemonMode, parts: SwitchModeParts, foreseen?: "ignored"): Promise<void> {
  await tell(await switchWithProgress(target, parts, foreseen), { target, parts });
}

interface Wish {
  readonly target: DaemonMode;
  readonly parts: SwitchModeParts;
}

async function tell(outcome: SwitchOutcome, { target, parts }: Wish): Promise<void> {
  const { severity, message, actions } = describeSwitchOutcome(outcome, target);
  if (actions.length === 0) {
    // There is nothing to press, so nobody waits for it to be closed.
    void vscode.window.showInformationMessage(message);
    return;
  }
  const show = severity === "info" ? vscode.window.showInformationMessage : vscode.window.showErrorMessage;
  const desktop = await parts.findDockerDesktop();
  const offered = actions.filter((action) => isPossible(action, desktop));
  const titles = new Map(offered.map((action) => [titleOf(action), action]));
  const action = titles.get((await show(message, ...titles.keys())) ?? "");
  if (action) {
    await act(action, {
      ...{ outcome, target, desktop, places: parts.places },
      switchTo: async (mode, foreseen) => switchAndTell(mode, parts, foreseen),
      untilAnswered: async () => untilAnswered(parts.monitor),
      mayEnd: async () => askBeforeEnd(parts.inventory),
    });
  }
}

export async function switchWithProgress(
  target: DaemonMode,
  { switcher, inventory }: SwitchModeParts,
  foreseen?: "ignored",
): Promise<SwitchOutcome> {
  const title = vscode.l10n.t("Switching to {0} containers", modeName(target));
  return withCancellableProgress(title, async (signal, report) =>
    switcher.switchTo(target, {
      signal,
      onProgress: (progress) => report({ message: describeSwitchProgress(progress, target) }),
      ...questions(target, inventory),
      ...(foreseen && { foreseen }),
    }),
  );
}

/** What a person is asked on the way. */
export function questions(
  target: DaemonMode,
  inventory: Inventory,
): Pick<SwitchOptions, "mayStopOtherEngine" | "mayNeedPermission"> {
  return {
    mayStopOtherEngine: async (running) => askToStop(otherMode(target), running, inventory),
    mayNeedPermission: async () => tellOfPermission(async () => showInTerminal(startServiceLine)),
  };
}

/** Docker Desktop was opened just now, or is to be resumed by hand: whatever goes on needs its answer. */
async function untilAnswered(monitor: ModeMonitor): Promise<void> {
  const title = vscode.l10n.t("Waiting for Docker Desktop, to switch as soon as it answers");
  const limit = AbortSignal.timeout(switchTimeSettings().deadlineMs);
  await withCancellableProgress(title, async (cancelled) => {
    await untilModeKnown(monitor, AbortSignal.any([cancelled, limit]));
    cancelled.throwIfAborted();
  });
}
