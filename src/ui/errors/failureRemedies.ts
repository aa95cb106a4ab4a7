import * as vscode from "vscode";
import { recogniseError } from "../../engine/catalogue";
import type { EngineFailure } from "../../engine/engineError";
import { remedyButton } from "./knownErrorRemedies";
import { commandRemedy, switchTo, type Remedy } from "./remedy";

/** What helps with a failure of its kind, whatever the words were. */
export function remediesOf(failure: EngineFailure): readonly Remedy[] {
  switch (failure.kind) {
    case "wrongMode":
      return [switchTo(failure.required)];
    case "unreachable":
      return [...(isLocalPipe(failure.endpoint) ? remedyButton({ kind: "startDesktop" }) : []), ...tryAgain()];
    case "accessDenied":
      return [...(isLocalPipe(failure.endpoint) ? remedyButton({ kind: "joinDockerUsers" }) : []), ...tryAgain()];
    case "paused":
      return [...remedyButton({ kind: "openDesktop" }), ...tryAgain()];
    case "notAnswering":
    case "connectionLost":
    case "tls":
      return tryAgain();
    case "engineFailed":
      // An engine that says what is wrong is there: it answers the same when it is looked for again.
      return recogniseError(failure.detail) ? [] : tryAgain();
    // What was given up is done again by the command that did it.
    case "fellSilent":
    case "notFound":
      return [commandRemedy(vscode.l10n.t("Refresh"), "windowsContainers.engines.refresh")];
    case "imageTooNew":
    case "portTaken":
    case "conflict":
    case "refused":
    case "registryDenied":
    case "buildFailed":
    case "contextUnreadable":
    case "unexpectedAnswer":
      return [];
  }
}

function tryAgain(): readonly Remedy[] {
  return [commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.engines.refresh")];
}

/** Behind which, on Windows, Docker Desktop or a Windows engine listens. */
function isLocalPipe(endpoint: string): boolean {
  return endpoint.startsWith("npipe:");
}
