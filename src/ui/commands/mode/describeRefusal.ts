import * as vscode from "vscode";
import type { DaemonMode } from "../../../engine/model";
import type { RefusalReason, SwitchOutcome } from "../../../mode/mode";
import { modeName } from "../../words/modeName";
import type { SwitchAction } from "./switchAction";

type Refused = Extract<SwitchOutcome, { readonly kind: "refused" }>;

/** What mends each refusal, the best first. */
export const refusalActions: Readonly<Record<RefusalReason, readonly SwitchAction[]>> = {
  disabledAtInstallation: ["repairInstallation"],
  perUserInstallation: ["install"],
  unfitEdition: ["changeEdition"],
  featuresMissing: ["enableFeatures", "tryAgain"],
  engineDidNotStart: ["switchBack", "restartDockerDesktop", "tryAgain"],
  serviceNotAnswering: ["startService", "tryAgain", "switchBack"],
  networkServiceStopped: ["startNetworkService", "tryAgain", "switchBack"],
  settingsRefused: ["openSettingsFile", "switchBack", "tryAgain"],
  notRunning: ["startAndSwitch", "tryAgain"],
  paused: ["startAndSwitch", "tryAgain"],
};

/** Why Docker Desktop does not switch, in one sentence. */
export function describeRefusal(refused: Refused, target: DaemonMode): string {
  const { reason, text } = refused;
  switch (reason) {
    case "disabledAtInstallation":
    case "perUserInstallation":
    case "unfitEdition":
      return describeMachine(reason, refused);
    case "featuresMissing":
      return vscode.l10n.t("Windows lacks what Windows containers need: {0}", text);
    case "engineDidNotStart":
      return vscode.l10n.t("Docker Desktop could not start its {0} engine: {1}", modeName(target), text);
    case "serviceNotAnswering":
      return vscode.l10n.t("Docker Desktop's service “com.docker.service” does not answer.");
    case "networkServiceStopped":
      return vscode.l10n.t(
        "The network service of Windows, “hns”, is not running, and no Windows engine runs without it.",
      );
    case "settingsRefused":
      return vscode.l10n.t("The {0} engine does not start with its settings: {1}", modeName(target), text);
    case "notRunning":
      return vscode.l10n.t("Docker Desktop is not running.");
    case "paused":
      return vscode.l10n.t("Docker Desktop is paused: resume it, then switch.");
  }
}

/** What no switch gets around on this machine as it is. */
function describeMachine(
  reason: "disabledAtInstallation" | "perUserInstallation" | "unfitEdition",
  { told, text }: Refused,
): string {
  switch (reason) {
    case "disabledAtInstallation":
      return told === "foreseen"
        ? vscode.l10n.t(
            "This Docker Desktop was installed without Windows containers, as {0} says. The installation can be repaired.",
            text,
          )
        : vscode.l10n.t(
            "This Docker Desktop was installed without Windows containers. The installation can be repaired.",
          );
    case "perUserInstallation":
      return vscode.l10n.t(
        "This Docker Desktop was installed for one user, which leaves Windows containers out: install it for all users.",
      );
    case "unfitEdition":
      return vscode.l10n.t(
        "Docker Desktop runs Windows containers on Windows Pro and Enterprise only; this edition is {0}.",
        text,
      );
  }
}
