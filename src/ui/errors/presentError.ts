import * as vscode from "vscode";
import { DesktopError } from "../../desktop/desktopError";
import { EngineError, type EngineFailure } from "../../engine/engineError";
import type { DaemonMode } from "../../engine/model";
import { shortId } from "../../engine/shortId";
import type { CommandId } from "../commands/commandIds";
import { describeDesktopProblem } from "./describeDesktopProblem";

/** A failure as a person meets it: one sentence, and what can be pressed. */
export interface PresentedError {
  readonly message: string;
  readonly remedies: readonly Remedy[];
}

export interface Remedy {
  readonly title: string;
  readonly command: CommandId;
}

export function presentError(error: unknown): PresentedError {
  if (error instanceof EngineError) {
    return { message: describeFailure(error.failure), remedies: [...remediesOf(error.failure), showLog()] };
  }
  if (error instanceof DesktopError) {
    return { message: describeDesktopProblem(error.problem), remedies: [showLog()] };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message, remedies: [showLog()] };
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
      return vscode.l10n.t("The engine refused: {0}", failure.detail);
    case "registryDenied":
      return vscode.l10n.t("The registry does not give {0}: it does not exist, or needs a login.", failure.reference);
    case "unexpectedAnswer":
      return vscode.l10n.t("The engine's answer to “{0}” could not be understood.", failure.operation);
  }
}

/** The engine tells of a taken port in a paragraph about drivers, endpoints and proxies. */
const takenPort = /:(\d{1,5})(?: failed: port is already allocated|: bind: )/;

function describeConflict(detail: string): string {
  const port = takenPort.exec(detail)?.[1];
  return port === undefined
    ? vscode.l10n.t("The engine refused: {0}", detail)
    : vscode.l10n.t("Port {0} is already in use on the engine's machine.", port);
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
    case "connectionLost":
      return vscode.l10n.t("The connection to the engine on {0} broke.", endpoint);
    case "paused":
      return vscode.l10n.t("Docker Desktop is paused.");
    case "engineFailed":
      return vscode.l10n.t("The engine on {0} failed (HTTP {1}): {2}", endpoint, failure.status, failure.detail);
    case "wrongMode":
      return describeWrongMode(failure.required);
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
    case "accessDenied":
    case "notAnswering":
    case "connectionLost":
    case "paused":
    case "engineFailed":
    case "tls":
      return [{ title: vscode.l10n.t("Try Again"), command: "windowsContainers.engines.refresh" }];
    case "notFound":
      return [{ title: vscode.l10n.t("Refresh"), command: "windowsContainers.engines.refresh" }];
    case "conflict":
    case "refused":
    case "registryDenied":
    case "unexpectedAnswer":
      return [];
  }
}

function switchTo(mode: DaemonMode): Remedy {
  return mode === "windows"
    ? {
        title: vscode.l10n.t("Switch to Windows Containers"),
        command: "windowsContainers.mode.switchToWindows",
      }
    : { title: vscode.l10n.t("Switch to Linux Containers"), command: "windowsContainers.mode.switchToLinux" };
}

function showLog(): Remedy {
  return { title: vscode.l10n.t("Show Log"), command: "windowsContainers.log.show" };
}
