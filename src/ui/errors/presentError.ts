import * as vscode from "vscode";
import { DesktopError } from "../../desktop/desktopError";
import { recogniseError, type CatalogueRemedy } from "../../engine/catalogue";
import { EngineError, type EngineFailureKind } from "../../engine/engineError";
import { NotUndone } from "../../engine/undoList";
import { isAbortError, isTimeout } from "../../platform/abort";
import { describeDesktopProblem } from "./describeDesktopProblem";
import { describeFailure, knownOr } from "./describeFailure";
import { describePortHolder } from "./describeTakenPort";
import { remediesOf } from "./failureRemedies";
import { remedyButton } from "./knownErrorRemedies";
import { buttonsOfHolder } from "./portButtons";
import type { FoundHolder } from "./portHolderBehind";
import { copyForBugReport, showDetails } from "./originalText";
import { remediesOfProblem } from "./problemRemedies";
import { RemediedError, showLog, type Remedy } from "./remedy";
import { UserError } from "./userError";

/** A failure as a person meets it: one sentence, and what can be pressed. */
export interface PresentedError {
  readonly message: string;
  readonly remedies: readonly Remedy[];
}

/** @param holder of the port that the error is about, where somebody has looked */
export function presentError(error: unknown, holder?: FoundHolder): PresentedError {
  if (error instanceof RemediedError) {
    const { message, remedies } = presentError(error.cause, holder);
    return { message, remedies: [...error.remedies, ...remedies].filter(isFirstOfItsTitle) };
  }
  if (error instanceof NotUndone) {
    const { message, remedies } = presentError(error.cause, holder);
    const left = error.left.map((one) => presentError(one).message).join(" ");
    const reason = isAbortError(error.cause) ? vscode.l10n.t("It was cancelled.") : message;
    const text = vscode.l10n.t(
      "{0} Not everything that was begun could be undone. Clean this up by hand: {1}",
      reason,
      left,
    );
    return { message: text, remedies };
  }
  if (error instanceof UserError) {
    return { message: error.message, remedies: [...error.remedies, showLog()].filter(isFirstOfItsTitle) };
  }
  if (error instanceof DesktopError) {
    const { problem } = error;
    return { message: describeDesktopProblem(problem), remedies: [...remediesOfProblem(problem), showLog()] };
  }
  if (isTimeout(error)) {
    return { message: vscode.l10n.t("No answer came in time. Try it again."), remedies: [showLog()] };
  }
  const { message, remedies } =
    error instanceof EngineError ? presentFailure(error, holder) : presentText(textOf(error));
  return { message, remedies: [...remedies, showLog()].filter(isFirstOfItsTitle) };
}

function presentFailure(error: EngineError, holder: FoundHolder | undefined): PresentedError {
  const { failure } = error;
  if (holder && failure.kind === "portTaken") {
    return presentPortHolder(holder, failure.detail);
  }
  const message = describeFailure(failure);
  const ofText = remediesOfText(originalOf(error), message, superfluous[failure.kind]);
  return { message, remedies: [...remediesOf(failure), ...ofText] };
}

function presentPortHolder(holder: FoundHolder, original: string): PresentedError {
  const message = describePortHolder(holder);
  return { message, remedies: [...buttonsOfHolder(holder), showDetails(message, original)] };
}

/** What the words alone would have led to, and what is known besides does not. */
const superfluous: Partial<Readonly<Record<EngineFailureKind, CatalogueRemedy["kind"]>>> = {
  // Which way to switch is known then.
  wrongMode: "switchMode",
  imageTooNew: "switchToLinux",
  notFound: "switchToWindows",
};

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
  const buttons = known.remedies
    .filter(({ kind }) => kind !== superfluous)
    .flatMap((remedy) => remedyButton(remedy, original));
  return [...buttons, showDetails(message, original)];
}

function isFirstOfItsTitle({ title }: Remedy, index: number, all: readonly Remedy[]): boolean {
  return all.findIndex((other) => other.title === title) === index;
}
