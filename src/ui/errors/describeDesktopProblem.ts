import * as vscode from "vscode";
import type { DesktopProblem } from "../../desktop/desktopError";
import type { DeviceState } from "../../engine/probes/probeDevice";

export function describeDesktopProblem(problem: DesktopProblem): string {
  switch (problem.kind) {
    case "noAcceleration":
      return describeKvm(problem.kvm);
    case "scriptNotWritten":
      return vscode.l10n.t("The installation script could not be written into the storage: {0}", problem.output);
    case "diskNotMarked":
      return vscode.l10n.t("The disk could not be made safe: the storage did not take the mark. {0}", problem.output);
    case "locked":
      return vscode.l10n.t(
        "{0} of a desktop cannot be changed: “{1}” would become “{2}”, for which the image puts the present disk aside and installs Windows anew. Make another desktop instead.",
        problem.setting,
        problem.is,
        problem.wanted,
      );
    case "portNotListening":
      return vscode.l10n.t(
        "Nothing in Windows listens on port {0}. With user-mode networking, the port must also be in the variable USER_PORTS.",
        problem.port,
      );
    case "engineAway":
      return vscode.l10n.t("The desktop's engine does not answer.");
  }
}

export function describeKvm(kvm: DeviceState): string {
  switch (kvm) {
    case "available":
      return vscode.l10n.t("The engine's host offers hardware acceleration (KVM).");
    case "missing":
      return vscode.l10n.t(
        "The engine's host offers no hardware acceleration: it has no /dev/kvm. Docker Desktop on macOS, on Windows 10 and on Linux never has it.",
      );
    case "refused":
      return vscode.l10n.t("The engine's host has /dev/kvm, but containers may not use it. Check its permissions.");
  }
}
