import * as vscode from "vscode";
import { otherMode, type DaemonMode } from "../../../engine/model";
import type { ContextChange, SwitchOutcome } from "../../../mode/mode";
import { modeName } from "../../modeName";

export type SwitchAction = "switchBack" | "tryAgain" | "openDockerDesktop" | "install" | "showLog";

/** How a switch ended as a person meets it: one sentence, and what can be pressed. */
export interface DescribedOutcome {
  readonly severity: "info" | "problem";
  readonly message: string;
  readonly actions: readonly SwitchAction[];
}

type OutcomeOf<K extends SwitchOutcome["kind"]> = Extract<SwitchOutcome, { kind: K }>;

export function describeSwitchOutcome(outcome: SwitchOutcome, target: DaemonMode): DescribedOutcome {
  const name = modeName(target);
  switch (outcome.kind) {
    case "switched":
      return there(vscode.l10n.t("Docker Desktop runs {0} containers now.", name), target, outcome.context);
    case "alreadyThere":
      return there(vscode.l10n.t("Docker Desktop already runs {0} containers.", name), target, outcome.context);
    case "cancelled":
      return describeCancelled(outcome, target);
    case "timedOut":
      return describeTimedOut(outcome, target);
    case "refused":
      return describeRefused(outcome, target);
    case "cameBackOnOldSide":
      return problem(
        vscode.l10n.t(
          "Docker Desktop tried to switch to {0} containers and came back with {1} containers.",
          name,
          modeName(otherMode(target)),
        ),
        ["tryAgain", "openDockerDesktop"],
      );
    case "noWayWorked":
      return describeNoWay(outcome, target);
    case "noDockerDesktop":
      return problem(
        vscode.l10n.t(
          "Switching between Windows and Linux containers needs Docker Desktop for Windows on this machine.",
        ),
        ["install"],
      );
    case "busy":
      return info(vscode.l10n.t("A switch to {0} containers is already under way.", modeName(outcome.target)));
  }
}

/** It is there; but `docker` in a terminal may be left with a context that is not. */
function there(message: string, target: DaemonMode, { now }: ContextChange): DescribedOutcome {
  return now.state === "there"
    ? info(message)
    : problem(
        vscode.l10n.t(
          "Docker Desktop runs {0} containers now, but docker in a terminal is set to the context “{1}”, which does not exist any more; “docker context use default” repairs that.",
          modeName(target),
          now.name,
        ),
        [],
      );
}

function describeCancelled({ wasAsked, lastSeen }: OutcomeOf<"cancelled">, target: DaemonMode): DescribedOutcome {
  const name = modeName(target);
  if (lastSeen.kind === "answered" && lastSeen.mode === target) {
    return info(vscode.l10n.t("Docker Desktop runs {0} containers now.", name));
  }
  if (wasAsked === "notAsked") {
    return info(vscode.l10n.t("Nothing was switched: Docker Desktop had not been asked yet."));
  }
  const message =
    lastSeen.kind === "answered"
      ? vscode.l10n.t(
          "Docker Desktop was asked to switch to {0} containers and may still do so; for now it runs {1} containers.",
          name,
          modeName(lastSeen.mode),
        )
      : vscode.l10n.t(
          "Docker Desktop was asked to switch to {0} containers and may still do so; for now its engine does not answer.",
          name,
        );
  return { severity: "info", message, actions: ["switchBack", "showLog"] };
}

function describeTimedOut({ elapsedMs, lastSeen }: OutcomeOf<"timedOut">, target: DaemonMode): DescribedOutcome {
  const seconds = Math.round(elapsedMs / 1000);
  return lastSeen.kind === "answered"
    ? problem(
        vscode.l10n.t("Docker Desktop still runs {0} containers after {1} seconds.", modeName(lastSeen.mode), seconds),
        ["tryAgain", "openDockerDesktop"],
      )
    : problem(
        vscode.l10n.t("Docker Desktop's {0} engine did not come up within {1} seconds.", modeName(target), seconds),
        ["switchBack", "tryAgain", "openDockerDesktop"],
      );
}

function describeRefused({ reason, text }: OutcomeOf<"refused">, target: DaemonMode): DescribedOutcome {
  switch (reason) {
    case "disabledAtInstallation":
      return problem(
        vscode.l10n.t(
          "This Docker Desktop was installed without Windows containers: run its installer again and allow them.",
        ),
        ["install"],
      );
    case "featuresMissing":
      return problem(vscode.l10n.t("Windows lacks what Windows containers need: {0}", text), ["tryAgain"]);
    case "engineDidNotStart":
      return problem(vscode.l10n.t("Docker Desktop could not start its {0} engine: {1}", modeName(target), text), [
        "switchBack",
        "tryAgain",
      ]);
    case "serviceNotAnswering":
      return problem(vscode.l10n.t("Docker Desktop's service “com.docker.service” does not answer."), [
        "tryAgain",
        "openDockerDesktop",
      ]);
    case "notRunning":
      return problem(vscode.l10n.t("Docker Desktop is not running."), ["openDockerDesktop", "tryAgain"]);
    case "paused":
      return problem(vscode.l10n.t("Docker Desktop is paused: resume it, then switch."), [
        "openDockerDesktop",
        "tryAgain",
      ]);
  }
}

function describeNoWay({ lastSeen }: OutcomeOf<"noWayWorked">, target: DaemonMode): DescribedOutcome {
  return problem(
    lastSeen.kind === "answered"
      ? vscode.l10n.t(
          "Docker Desktop cannot be switched from here: choose “Switch to {0} containers” in the menu of its icon in the notification area.",
          modeName(target),
        )
      : vscode.l10n.t("Docker Desktop does not answer: start it, then switch."),
    ["openDockerDesktop", "tryAgain"],
  );
}

function info(message: string): DescribedOutcome {
  return { severity: "info", message, actions: [] };
}

/** Every problem can be looked up in the log, and that comes last. */
function problem(message: string, actions: readonly SwitchAction[]): DescribedOutcome {
  return { severity: "problem", message, actions: [...actions, "showLog"] };
}
