import * as vscode from "vscode";
import { isOfTakenPort, recogniseOutput } from "../../../engine/catalogue";
import { EngineError } from "../../../engine/engineError";
import { otherMode } from "../../../engine/model";
import { neededMode } from "../../../engine/neededMode";
import { fitImages } from "../../compatibility/fitImages";
import { changesFor } from "../../errors/changesThatHelp";
import { describeKnownError } from "../../errors/describeKnownError";
import { remedyButton } from "../../errors/knownErrorRemedies";
import { showDetails } from "../../errors/originalText";
import type { FoundHolder } from "../../errors/portHolderBehind";
import { presentError } from "../../errors/presentError";
import type { Remedy } from "../../errors/remedy";
import { UserError } from "../../errors/userError";
import type { ComposeRun } from "./composeTask";

export interface ComposeFailure {
  readonly code: number;
  /** The last of what it wrote. */
  readonly tail: string;
}

type LookForPort = (taken: EngineError) => Promise<FoundHolder | undefined>;

type FailedRun = Pick<ComposeRun, "action" | "file" | "target">;

/** Why compose failed: what the engine said to it, where that is known. An image for the other system leads to its engine. */
export async function composeFailed(
  run: FailedRun,
  { code, tail }: ComposeFailure,
  runIsolated: (() => Promise<void>) | undefined,
  lookForPort: LookForPort,
): Promise<Error> {
  const recognised = recogniseOutput(tail);
  const show = showTerminal();
  if (!recognised) {
    const message = vscode.l10n.t(
      "“docker compose {0}” for {1} ended with exit code {2}; its terminal says why.",
      run.action,
      run.file.name,
      code,
    );
    return new UserError(message, [show]);
  }
  const { line, known } = recognised;
  if (isOfTakenPort(known.id)) {
    return portFailed(run, new EngineError({ kind: "portTaken", endpoint: hostOf(run), detail: line }), lookForPort);
  }
  const elsewhere = ofOtherSystem(run, line);
  if (elsewhere) {
    return elsewhere;
  }
  const why = describeKnownError(known.id);
  // What does not fit ran as a process, whatever is usual: the file may say so.
  const isUsual = known.id !== "isolationMismatch" && run.target.snapshot.info?.defaultIsolation === "hyperv";
  const again = runIsolated && !isUsual && changesFor(line).includes("hyperVIsolation") ? [runAgain(runIsolated)] : [];
  const isOtherTagNeeded = known.remedies.some(({ kind }) => kind === "otherTag");
  const fit = isOtherTagNeeded ? [fitImages(run.file, run.target.snapshot)] : [];
  const [first, ...more] = [...fit, ...again, ...known.remedies.flatMap((remedy) => remedyButton(remedy, line))];
  const always = [show, showDetails(why, line)] as const;
  return new UserError(sentence(run, why), first ? [first, ...more, ...always] : always);
}

/** Leads to the question whether the job goes on where its images are for. */
function ofOtherSystem(run: FailedRun, line: string): EngineError | undefined {
  const required = neededMode(line);
  return required === undefined || required === run.target.snapshot.info?.mode
    ? undefined
    : new EngineError({
        kind: "wrongMode",
        endpoint: hostOf(run),
        required,
        actual: otherMode(required),
        detail: line,
      });
}

function hostOf({ target }: FailedRun): string {
  return target.snapshot.endpoint.host;
}

async function portFailed(run: FailedRun, taken: EngineError, look: LookForPort): Promise<Error> {
  const { message, remedies } = presentError(taken, await look(taken));
  const show = showTerminal();
  const [first = show, ...more] = remedies;
  return new UserError(sentence(run, message), [first, show, ...more]);
}

function sentence({ action, file }: FailedRun, why: string): string {
  return vscode.l10n.t("“docker compose {0}” for {1} failed. {2}", action, file.name, why);
}

function runAgain(press: () => Promise<void>): Remedy {
  return { title: vscode.l10n.t("Run Again With Hyper-V Isolation"), press };
}

function showTerminal(): Remedy {
  const press = async (): Promise<void> => {
    await vscode.commands.executeCommand("workbench.action.terminal.focus");
  };
  return { title: vscode.l10n.t("Show Terminal"), press };
}
