import * as vscode from "vscode";
import { recogniseError } from "../../engine/catalogue";
import type { EngineFailure } from "../../engine/engineError";
import type { DaemonMode } from "../../engine/model";
import { shortId } from "../../engine/shortId";
import { describeKnownError } from "./describeKnownError";
import { describeTakenPort } from "./describeTakenPort";

type ConnectionFailure = Extract<EngineFailure, { readonly endpoint: string }>;

/** One sentence that names what failed, and why. */
export function describeFailure(failure: EngineFailure): string {
  if ("endpoint" in failure) {
    return describeConnectionFailure(failure);
  }
  switch (failure.kind) {
    case "notFound":
      return vscode.l10n.t("{0} is not there: {1}", shortId(failure.id), failure.detail);
    case "imageTooNew":
      return describeKnownError("imageNewerThanHost");
    case "conflict":
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
export function knownOr(detail: string, unknown: () => string): string {
  const known = recogniseError(detail);
  return known ? describeKnownError(known.id) : unknown();
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
        "{0} was given up: the engine on {1} has said nothing for {2} seconds and does not answer.",
        transferName(failure.operation),
        endpoint,
        Math.round(failure.afterMs / 1000),
      );
    case "connectionLost":
      return vscode.l10n.t("The connection to the engine on {0} broke.", endpoint);
    case "portTaken":
      return describeTakenPort(failure.detail, failure.asked);
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

function describeWrongMode(required: DaemonMode): string {
  return required === "windows"
    ? vscode.l10n.t("This image is for Windows containers, and the engine runs Linux containers.")
    : vscode.l10n.t("This image is for Linux containers, and the engine runs Windows containers.");
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
    case "imageTooNew":
    case "notFound":
    case "portTaken":
    case "conflict":
    case "refused":
    case "registryDenied":
    case "buildFailed":
    case "contextUnreadable":
    case "unexpectedAnswer":
      return vscode.l10n.t("not understood");
  }
}

/** What takes as long as it takes, as the subject of a sentence. */
function transferName(operation: string): string {
  const names: Readonly<Record<string, string>> = {
    pull: vscode.l10n.t("The pull"),
    push: vscode.l10n.t("The push"),
    load: vscode.l10n.t("Loading images from a file"),
    save: vscode.l10n.t("Saving images to a file"),
    build: vscode.l10n.t("The build"),
    export: vscode.l10n.t("The export of a container"),
    "copy from": vscode.l10n.t("Copying out of a container"),
    "copy to": vscode.l10n.t("Copying into a container"),
  };
  return names[operation] ?? operation;
}
