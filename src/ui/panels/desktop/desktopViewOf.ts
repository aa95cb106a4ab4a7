import * as vscode from "vscode";
import type { DesktopState } from "../../../desktop/desktop";
import type { DesktopFailure } from "../../../desktop/desktopFailure";
import { installStageKinds, type InstallStage, type InstallStageKind } from "../../../desktop/installStage";
import type { DesktopView, InstallationView } from "../../../protocol/desktopApi";
import { describeFailure } from "../../errors/presentError";
import { describeFailureCause } from "../../tree/desktops/describeFailure";
import { describeProgress, describeStage, progressOf, stageNames } from "../../tree/desktops/describeDesktop";
import type { Desktop } from "../../tree/desktops/desktops";

/** Most installations go without these: they are only shown while they happen. */
const rareStages: ReadonlySet<InstallStageKind> = new Set(["requesting", "extracting", "building", "configuring"]);

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
      return message(vscode.l10n.t("This desktop is stopped"), "", ["start", "showLogs"]);
    case "failed":
      return failureView(state.failure);
    case "paused":
      return message(
        vscode.l10n.t("This desktop is paused"),
        vscode.l10n.t("Its container is paused on the engine."),
        [],
      );
    case "starting":
      return { kind: "installing", installation: { title: vscode.l10n.t("Starting Windows"), detail: "", steps: [] } };
    case "installing":
      return installingView(state);
    case "running":
      return { kind: "screen", ...problemOf(state.problem) };
    case "stopping":
      return { kind: "screen", installation: shutdownView(state.shutdown) };
  }
}

function installingView(state: Extract<DesktopState, { kind: "installing" }>): DesktopView {
  const installation = withHint(installationOf(state.stage), state);
  return state.machine === "running"
    ? { kind: "screen", installation, ...problemOf(state.problem) }
    : { kind: "installing", installation };
}

function installationOf(stage: InstallStage): InstallationView {
  const progress = progressOf(stage);
  const shown = installStageKinds.filter((kind) => !rareStages.has(kind) || kind === stage.kind);
  const current = shown.findIndex((kind) => kind === stage.kind);
  const names = stageNames();
  return {
    title: describeStage(stage),
    detail: describeProgress(stage),
    ...(progress?.kind === "percent" && { percent: progress.percent }),
    steps: shown.map((kind, at) => ({
      title: names[kind],
      status: at < current ? "done" : at === current ? "current" : "waiting",
    })),
  };
}

/** What is not told cannot be waited for: somebody else made this desktop, without our line in its `install.bat`. */
function withHint(
  installation: InstallationView,
  { stage, announcement }: Extract<DesktopState, { kind: "installing" }>,
): InstallationView {
  return stage.kind === "finishing" && announcement === "none"
    ? { ...installation, detail: vscode.l10n.t("This desktop was not made here: it does not tell when it is ready.") }
    : installation;
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

function failureView({ cause, text, exitCode }: DesktopFailure): DesktopView {
  const exit = exitCode === undefined ? "" : vscode.l10n.t("Exit code {0}", exitCode);
  const { title, help = "" } = describeFailureCause(cause);
  const detail = [help, [text, exit].filter((part) => part !== "").join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
  return {
    kind: "message",
    tone: "error",
    title,
    detail,
    actions: (["start", "showLogs", "remove"] as const).map(actionOf),
  };
}

function problemOf(problem: DesktopFailure | undefined): { readonly problem?: string } {
  return problem ? { problem: `${describeFailureCause(problem.cause).title}: ${problem.text}` } : {};
}

type Action = Extract<DesktopView, { kind: "message" }>["actions"][number]["action"];

function message(title: string, detail: string, actions: readonly Action[]): DesktopView {
  return { kind: "message", tone: "neutral", title, detail, actions: actions.map(actionOf) };
}

function actionOf(action: Action): { readonly action: Action; readonly title: string } {
  switch (action) {
    case "start":
      return { action, title: vscode.l10n.t("Start") };
    case "showLogs":
      return { action, title: vscode.l10n.t("Show Logs") };
    case "remove":
      return { action, title: vscode.l10n.t("Remove…") };
    case "refreshEngine":
      return { action, title: vscode.l10n.t("Try Again") };
  }
}
