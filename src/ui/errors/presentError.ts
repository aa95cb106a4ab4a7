import * as vscode from "vscode";
import { DesktopError, type DesktopProblem } from "../../desktop/desktopError";
import { recogniseError, type CatalogueRemedy } from "../../engine/catalogue";
import { EngineError, type EngineFailure } from "../../engine/engineError";
import type { DaemonMode } from "../../engine/model";
import { shortId } from "../../engine/shortId";
import { describeDesktopProblem } from "./describeDesktopProblem";
import { describeKnownError } from "./describeKnownError";
import { remedyButton } from "./knownErrorRemedies";
import { copyForBugReport, showDetails } from "./originalText";
import { commandRemedy, RemediedError, showLog, switchTo, type Remedy } from "./remedy";
import { UserError } from "./userError";

/** A failure as a person meets it: one sentence, and what can be pressed. */
export interface PresentedError {
  readonly message: string;
  readonly remedies: readonly Remedy[];
}

export function presentError(error: unknown): PresentedError {
  if (error instanceof RemediedError) {
    const { message, remedies } = presentError(error.cause);
    return { message, remedies: [...error.remedies, ...remedies] };
  }
  if (error instanceof UserError) {
    return { message: error.message, remedies: [...error.remedies, showLog()].filter(isFirstOfItsTitle) };
  }
  if (error instanceof DesktopError) {
    const { problem } = error;
    return { message: describeDesktopProblem(problem), remedies: [...remediesOfProblem(problem), showLog()] };
  }
  const { message, remedies } = error instanceof EngineError ? presentFailure(error) : presentText(textOf(error));
  return { message, remedies: [...remedies, showLog()].filter(isFirstOfItsTitle) };
}

function remediesOfProblem({ kind }: DesktopProblem): readonly Remedy[] {
  switch (kind) {
    case "diskNotSafe":
      return [commandRemedy(vscode.l10n.t("Make the Disk Safe…"), "windowsContainers.desktops.protectDisk")];
    case "didNotStart":
      return [commandRemedy(vscode.l10n.t("Edit Settings…"), "windowsContainers.desktops.editSettings")];
    case "diskInContainer":
      return [commandRemedy(vscode.l10n.t("Open Desktop"), "windowsContainers.desktops.open")];
    case "goneWhenStopped":
      return [commandRemedy(vscode.l10n.t("Export Desktop As…"), "windowsContainers.desktops.export")];
    case "locked":
    case "leftDisk":
      return [commandRemedy(vscode.l10n.t("New Desktop…"), "windowsContainers.desktops.new")];
    case "noRoom":
      return [commandRemedy(vscode.l10n.t("Show Disk Usage"), "windowsContainers.engines.showDiskUsage")];
    case "noAcceleration":
      return [commandRemedy(vscode.l10n.t("Check Prerequisites"), "windowsContainers.prerequisites.refresh")];
    case "clash":
      return [commandRemedy(vscode.l10n.t("Desktops Overview"), "windowsContainers.desktops.overview")];
    case "nothingToCopy":
      return [commandRemedy(vscode.l10n.t("Open Desktop"), "windowsContainers.desktops.open")];
    case "startedMeanwhile":
      return [commandRemedy(vscode.l10n.t("Shut Down Desktop"), "windowsContainers.desktops.stop")];
    case "portNotListening":
      return [commandRemedy(vscode.l10n.t("Edit Settings…"), "windowsContainers.desktops.editSettings")];
    case "engineAway":
      return [commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.engines.refresh")];
    case "scriptNotWritten":
    case "diskNotMarked":
    case "storageUnreadable":
    case "storageWorkFailed":
      return [commandRemedy(vscode.l10n.t("Show Disk Usage"), "windowsContainers.engines.showDiskUsage")];
    case "storageBusy":
      return [commandRemedy(vscode.l10n.t("Desktops Overview"), "windowsContainers.desktops.overview")];
  }
}

function presentFailure(error: EngineError): PresentedError {
  const { failure } = error;
  const message = describeFailure(failure);
  // Which way to switch is known then.
  const superfluous = failure.kind === "wrongMode" ? "switchMode" : undefined;
  return { message, remedies: [...remediesOf(failure), ...remediesOfText(originalOf(error), message, superfluous)] };
}

/** What the engine or the system said, before we made data of it. */
function originalOf({ failure, cause, message }: EngineError): string {
  if ("detail" in failure) {
    return failure.detail;
  }
  return cause instanceof Error ? cause.message : message;
}

function presentText(text: string): PresentedError {
  const message = knownOr(text, () => text);
  return { message, remedies: remediesOfText(text, message) };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What helps with a known error, and its own words; of an unknown one the words are for a bug report. */
function remediesOfText(original: string, message: string, superfluous?: CatalogueRemedy["kind"]): readonly Remedy[] {
  const known = recogniseError(original);
  if (known === undefined) {
    return [copyForBugReport(original)];
  }
  const buttons = known.remedies.filter(({ kind }) => kind !== superfluous).flatMap(remedyButton);
  return [...buttons, showDetails(message, original)];
}

function isFirstOfItsTitle({ title }: Remedy, index: number, all: readonly Remedy[]): boolean {
  return all.findIndex((other) => other.title === title) === index;
}

type ConnectionFailure = Extract<EngineFailure, { readonly endpoint: string }>;

/** One sentence that names what failed, and why. */
export function describeFailure(failure: EngineFailure): string {
  if ("endpoint" in failure) {
    return describeConnectionFailure(failure);
  }
  switch (failure.kind) {
    case "notFound":
      return vscode.l10n.t("{0} is not there: {1}", shortId(failure.id), failure.detail);
    case "conflict":
      return describeConflict(failure.detail);
    case "refused":
      return knownOr(failure.detail, () => vscode.l10n.t("The engine refused: {0}", failure.detail));
    case "registryDenied":
      return vscode.l10n.t("The registry does not give {0}: it does not exist, or needs a login.", failure.reference);
    case "buildFailed":
      return knownOr(failure.detail, () => vscode.l10n.t("The build failed: {0}", failure.detail));
    case "contextUnreadable":
      return vscode.l10n.t("The files in {0} cannot be sent to the engine: {1}", failure.folder, failure.detail);
    case "unexpectedAnswer":
      return vscode.l10n.t("The engine's answer to “{0}” could not be understood.", failure.operation);
  }
}

/** The sentence of the catalogue, which says the cause; else the program's own words. */
function knownOr(detail: string, unknown: () => string): string {
  const known = recogniseError(detail);
  return known ? describeKnownError(known.id) : unknown();
}

/** The engine tells of a port in a paragraph about drivers, endpoints and proxies. */
const portInWay = /:(\d{1,5})(?: failed: port is already allocated|: bind: )/;

function describeConflict(detail: string): string {
  const port = portInWay.exec(detail)?.[1];
  const known = recogniseError(detail)?.id;
  if (port !== undefined && known === "portTaken") {
    return vscode.l10n.t("Port {0} is already in use on the engine's machine.", port);
  }
  if (port !== undefined && known === "portReserved") {
    return vscode.l10n.t("Windows does not give port {0} away: it lies in a reserved range.", port);
  }
  return knownOr(detail, () => vscode.l10n.t("The engine refused: {0}", detail));
}

function describeConnectionFailure(failure: ConnectionFailure): string {
  const { endpoint } = failure;
  switch (failure.kind) {
    case "unreachable":
      return vscode.l10n.t("No container engine listens on {0}.", endpoint);
    case "accessDenied":
      return vscode.l10n.t("You may not open {0}: your account lacks the permission to use this engine.", endpoint);
    case "notAnswering":
      return vscode.l10n.t(
        "The engine on {0} did not answer within {1} seconds.",
        endpoint,
        Math.round(failure.afterMs / 1000),
      );
    case "fellSilent":
      return vscode.l10n.t(
        "“{0}” was given up: the engine on {1} has said nothing for {2} seconds and does not answer.",
        failure.operation,
        endpoint,
        Math.round(failure.afterMs / 1000),
      );
    case "connectionLost":
      return vscode.l10n.t("The connection to the engine on {0} broke.", endpoint);
    case "paused":
      return describeKnownError("desktopPaused");
    case "engineFailed":
      return knownOr(failure.detail, () =>
        vscode.l10n.t("The engine on {0} failed (HTTP {1}): {2}", endpoint, failure.status, failure.detail),
      );
    case "wrongMode":
      return recogniseError(failure.detail)?.id === "noManifestForThisWindows"
        ? describeKnownError("noManifestForThisWindows")
        : describeWrongMode(failure.required);
    case "tls":
      return vscode.l10n.t("The secure connection to {0} failed: {1}", endpoint, failure.detail);
  }
}

/** The same in two or three words, for a row; the sentence is in its tooltip. */
export function summariseFailure(failure: EngineFailure): string {
  switch (failure.kind) {
    case "unreachable":
      return vscode.l10n.t("not running");
    case "accessDenied":
      return vscode.l10n.t("no permission");
    case "notAnswering":
    case "fellSilent":
      return vscode.l10n.t("does not answer");
    case "connectionLost":
      return vscode.l10n.t("connection lost");
    case "paused":
      return vscode.l10n.t("paused");
    case "engineFailed":
      return vscode.l10n.t("fails with HTTP {0}", failure.status);
    case "tls":
      return vscode.l10n.t("no secure connection");
    case "wrongMode":
    case "notFound":
    case "conflict":
    case "refused":
    case "registryDenied":
    case "buildFailed":
    case "contextUnreadable":
    case "unexpectedAnswer":
      return vscode.l10n.t("not understood");
  }
}

function describeWrongMode(required: DaemonMode): string {
  return required === "windows"
    ? vscode.l10n.t("This image is for Windows containers, and the engine runs Linux containers.")
    : vscode.l10n.t("This image is for Linux containers, and the engine runs Windows containers.");
}

function remediesOf(failure: EngineFailure): readonly Remedy[] {
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
    case "fellSilent":
    case "connectionLost":
    case "tls":
      return tryAgain();
    case "engineFailed":
      // An engine that says what is wrong is there: it answers the same when it is looked for again.
      return recogniseError(failure.detail) ? [] : tryAgain();
    case "notFound":
      return [commandRemedy(vscode.l10n.t("Refresh"), "windowsContainers.engines.refresh")];
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
