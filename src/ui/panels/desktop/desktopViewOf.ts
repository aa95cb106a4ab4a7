import * as vscode from "vscode";
import type { DesktopState, DiskAtRest, RunningDisk } from "../../../desktop/desktop";
import type { DesktopFailure } from "../../../desktop/run/desktopFailure";
import type { DesktopHint } from "../../../desktop/run/desktopHint";
import { stepsAt } from "../../../desktop/run/installStage";
import type { BannerView, DesktopAction, DesktopView, InstallationView } from "../../../protocol/desktopApi";
import { describeFailure } from "../../errors/describeFailure";
import { describeFailureCause } from "../../errors/describeFailureCause";
import { describeHint } from "../../tree/desktops/describeHint";
import { describeProgress, installationTitle, progressOf, stageNames } from "../../tree/desktops/describeDesktop";
import type { Desktop } from "../../tree/desktops/desktops";
import { remediesOf } from "../../tree/desktops/failureRemedies";
import { titleOfAction } from "./desktopActions";

/** What the panel of a desktop shows; `undefined` is a desktop that no engine has any more. */
export function desktopViewOf(desktop: Desktop | undefined): DesktopView {
  if (!desktop) {
    return message(vscode.l10n.t("This desktop is gone"), vscode.l10n.t("No engine has its container any more."), []);
  }
  const { snapshot, state } = desktop;
  if (snapshot.state.kind === "unavailable") {
    return message(vscode.l10n.t("The engine does not answer"), describeFailure(snapshot.state.failure), [
      "refreshEngine",
    ]);
  }
  if (!state || snapshot.state.kind === "connecting") {
    return lookingView();
  }
  return viewOfState(state);
}

export function lookingView(): DesktopView {
  return {
    kind: "installing",
    installation: { title: vscode.l10n.t("Looking at the desktop…"), detail: "", steps: [] },
  };
}

function viewOfState(state: DesktopState): DesktopView {
  switch (state.kind) {
    case "stopped":
      return stoppedView(state.disk);
    case "failed":
      return failureView(state);
    case "paused":
      return message(vscode.l10n.t("This desktop is paused"), vscode.l10n.t("Its container is paused on the engine."), [
        "resume",
      ]);
    case "starting":
      return { kind: "installing", installation: { title: vscode.l10n.t("Starting Windows"), detail: "", steps: [] } };
    case "installing":
      return installingView(state);
    case "running":
      return state.display === "none" ? withoutDisplay(state) : runningView(state);
    case "stopping":
      return stoppingView(state);
  }
}

type Running = Extract<DesktopState, { kind: "running" }>;

function runningView(state: Running): DesktopView {
  return { kind: "screen", banners: [...problemOf(state.problem), ...diskOf(state.disk)], ...hintsOf(state.hints) };
}

function withoutDisplay({ disk }: Running): DesktopView {
  const detail = vscode.l10n.t(
    "It was made without one (its variable DISPLAY): Windows runs, and no screen is served. Remote Desktop reaches it; another display can be set in its settings.",
  );
  const more = disk === "safe" ? [] : (["protectDisk"] as const);
  const actions = ["openRdp", "editSettings", "stop", ...more] as const;
  return message(vscode.l10n.t("This desktop has no display"), detail, actions);
}

function stoppingView({ display, shutdown }: Extract<DesktopState, { kind: "stopping" }>): DesktopView {
  const installation = shutdownView(shutdown);
  return display === "none" ? { kind: "installing", installation } : { kind: "screen", installation, banners: [] };
}

function stoppedView(disk: DiskAtRest): DesktopView {
  return disk === "settled"
    ? message(vscode.l10n.t("This desktop is stopped"), "", ["start", "editSettings", "showLogs"])
    : message(vscode.l10n.t("This desktop ended without shutting down"), doubtText(), ["start", "showLogs"]);
}

function doubtText(): string {
  return vscode.l10n.t(
    "Windows was installed and may not be marked as complete. Start looks at its disk first, and asks before anything is lost.",
  );
}

type Installing = Extract<DesktopState, { kind: "installing" }>;

function installingView(state: Installing): DesktopView {
  const installation = withHint(installationOf(state), state);
  const hints = hintsOf(state.hints);
  return state.machine === "running" && state.display === "served"
    ? { kind: "screen", installation, banners: problemOf(state.problem), ...hints }
    : { kind: "installing", installation, ...hints };
}

function installationOf(state: Installing): InstallationView {
  const { stage } = state;
  const progress = progressOf(stage);
  const names = stageNames();
  return {
    title: installationTitle(state),
    detail: describeProgress(stage, state.pace),
    ...(progress?.kind === "percent" && { percent: progress.percent }),
    steps: stepsAt(stage.kind, state.generation).map(({ kind, status }) => ({ title: names[kind], status })),
  };
}

/** What is not told cannot be waited for: nothing of ours runs at the first logon of this desktop. */
function withHint(installation: InstallationView, { stage, announcement }: Installing): InstallationView {
  if (stage.kind !== "finishing" || announcement === "expected") {
    return installation;
  }
  const detail =
    announcement === "none"
      ? vscode.l10n.t(
          "This desktop does not tell when it is ready: it was not made here, or is set up by files of your own. Once you see the desktop of Windows, shut it down in order once: that makes its disk safe.",
        )
      : vscode.l10n.t(
          "Windows may still be preparing itself. Once you see its desktop, shut it down in order once: that makes its disk safe.",
        );
  return { ...installation, detail };
}

function shutdownView(shutdown: Extract<DesktopState, { kind: "stopping" }>["shutdown"]): InstallationView {
  const { elapsedSeconds, limitSeconds } = shutdown;
  return {
    title: vscode.l10n.t("Windows is shutting down"),
    detail: limitSeconds === undefined ? "" : vscode.l10n.t("{0} of {1} seconds", elapsedSeconds, limitSeconds),
    ...(limitSeconds !== undefined && { percent: (100 * elapsedSeconds) / limitSeconds }),
    steps: [],
  };
}

function failureView({ failure, disk }: Extract<DesktopState, { kind: "failed" }>): DesktopView {
  const { cause, text, exitCode } = failure;
  const exit = exitCode === undefined ? "" : vscode.l10n.t("Exit code {0}", exitCode);
  const { title, help } = describeFailureCause(cause);
  const words = [text, exit].filter((part) => part !== "").join("\n");
  const doubt = disk === "doubtful" ? doubtText() : "";
  const detail = [help, doubt, words].filter((part) => part !== "").join("\n\n");
  const actions = [...remediesOf(cause), "showLogs", "remove"] as const;
  return { kind: "message", tone: "error", title, detail, actions: actions.map(actionOf) };
}

function problemOf(problem: DesktopFailure | undefined): BannerView[] {
  if (!problem) {
    return [];
  }
  const { title, help } = describeFailureCause(problem.cause);
  const text = `${title}: ${problem.text}\n${help}`;
  return [{ tone: "error", text, actions: (["stop", "showLogs"] as const).map(actionOf) }];
}

function diskOf(disk: RunningDisk): BannerView[] {
  const text = vscode.l10n.t(
    "The disk of this desktop is not safe yet: should it be killed now, the next start would install Windows anew and lose everything in it.",
  );
  return disk === "safe" ? [] : [{ tone: "warning", text, actions: [actionOf("protectDisk")] }];
}

function hintsOf(hints: readonly DesktopHint[]): Pick<Extract<DesktopView, { kind: "screen" }>, "hints"> {
  const title =
    hints.length === 1 ? vscode.l10n.t("One thing to know") : vscode.l10n.t("{0} things to know", hints.length);
  return hints.length === 0 ? {} : { hints: { title, items: hints.map(describeHint) } };
}

function message(title: string, detail: string, actions: readonly DesktopAction[]): DesktopView {
  return { kind: "message", tone: "neutral", title, detail, actions: actions.map(actionOf) };
}

function actionOf(action: DesktopAction): BannerView["actions"][number] {
  return { action, title: titleOfAction(action) };
}
