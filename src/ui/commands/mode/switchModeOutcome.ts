import * as vscode from "vscode";
import { otherMode, type DaemonMode } from "../../../engine/model";
import type { Finding, SwitchOutcome } from "../../../mode/mode";
import { modeName } from "../../words/modeName";
import { describeRefusal, refusalActions } from "./describeRefusal";
import type { SwitchAction } from "./switchAction";

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
      return info(vscode.l10n.t("Docker Desktop runs {0} containers now.", name));
    case "alreadyThere":
      return info(vscode.l10n.t("Docker Desktop already runs {0} containers.", name));
    case "cancelled":
      return describeCancelled(outcome, target);
    case "timedOut":
      return withFindings(describeTimedOut(outcome, target), outcome.findings, target);
    case "refused":
      return withFindings(describeRefused(outcome, target), outcome.findings, target);
    case "cameBackOnOldSide":
      return withFindings(describeReturn(target), outcome.findings, target);
    case "noWayWorked":
      return describeNoWay(outcome, target);
    case "noDockerDesktop":
      return problem(
        vscode.l10n.t(
          "Switching between Windows and Linux containers needs Docker Desktop for Windows on this machine.",
        ),
        ["install", "addEngine"],
      );
    case "busy":
      return info(vscode.l10n.t("A switch to {0} containers is already under way.", modeName(outcome.target)));
  }
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

function describeRefused(outcome: OutcomeOf<"refused">, target: DaemonMode): DescribedOutcome {
  // A Docker Desktop that is paused says so itself; what a machine says may be wrong.
  const isDoubtful = outcome.told === "foreseen" && outcome.reason !== "paused";
  const anyway: readonly SwitchAction[] = isDoubtful ? ["switchAnyway"] : [];
  return problem(describeRefusal(outcome, target), [...refusalActions[outcome.reason], ...anyway]);
}

function describeReturn(target: DaemonMode): DescribedOutcome {
  return problem(
    vscode.l10n.t(
      "Docker Desktop tried to switch to {0} containers and came back with {1} containers.",
      modeName(target),
      modeName(otherMode(target)),
    ),
    ["tryAgain", "openDockerDesktop"],
  );
}

function describeNoWay({ lastSeen }: OutcomeOf<"noWayWorked">, target: DaemonMode): DescribedOutcome {
  return problem(
    lastSeen.kind === "answered"
      ? vscode.l10n.t(
          "Docker Desktop cannot be switched from here: choose “Switch to {0} containers” in the menu of its icon in the notification area. Where the menu lacks that entry, this Docker Desktop was installed without it or needs an update.",
          modeName(target),
        )
      : vscode.l10n.t("Docker Desktop does not answer: start it, then switch."),
    lastSeen.kind === "answered" ? ["openDockerDesktop", "tryAgain"] : ["startAndSwitch", "tryAgain"],
  );
}

/** What was found explains more than what was seen, and mends more. */
function withFindings(described: DescribedOutcome, findings: readonly Finding[], target: DaemonMode): DescribedOutcome {
  return findings.reduce<DescribedOutcome>((so, finding) => {
    const { message, action } = describeFinding(finding, target);
    return { ...so, message: `${so.message} ${message}`, actions: [...new Set([action, ...so.actions])] };
  }, described);
}

function describeFinding(
  finding: Finding,
  target: DaemonMode,
): { readonly message: string; readonly action: SwitchAction } {
  switch (finding.kind) {
    case "ownAddressAnswers":
      return {
        message: vscode.l10n.t(
          "The {0} engine is running and answers on {1}: only the address that follows the mode leads nowhere until Docker Desktop is restarted.",
          modeName(target),
          finding.host,
        ),
        action: "restartDockerDesktop",
      };
    case "settingsBroken":
      return finding.damage === "zeros"
        ? {
            message: vscode.l10n.t(
              "{0} holds nothing but zeros, as after a power loss; no engine starts with it.",
              finding.path,
            ),
            action: "moveSettingsAway",
          }
        : {
            message: vscode.l10n.t("{0} is not valid JSON; no engine starts with it.", finding.path),
            action: "openSettingsFile",
          };
    case "settingsOverwritten":
      return {
        message: vscode.l10n.t(
          "Docker Desktop has written the Linux engine's settings into {0}; the Windows engine does not know all of them.",
          finding.path,
        ),
        action: "openSettingsFile",
      };
  }
}

function info(message: string): DescribedOutcome {
  return { severity: "info", message, actions: [] };
}

/** Every problem can be looked up in the log, and that comes last. */
function problem(message: string, actions: readonly SwitchAction[]): DescribedOutcome {
  return { severity: "problem", message, actions: [...actions, "showLog"] };
}
