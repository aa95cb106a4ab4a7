import * as vscode from "vscode";
import { recogniseOutput } from "../../../engine/catalogue";
import { EngineError } from "../../../engine/engineError";
import { otherMode } from "../../../engine/model";
import { neededMode } from "../../../engine/neededMode";
import { fitImages } from "../../compatibility/fitImages";
import { changesFor } from "../../errors/changesThatHelp";
import { describeKnownError } from "../../errors/describeKnownError";
import { remedyButton } from "../../errors/knownErrorRemedies";
import { showDetails } from "../../errors/originalText";
import type { Remedy } from "../../errors/remedy";
import { UserError } from "../../errors/userError";
import type { ComposeRun } from "./composeTask";

export interface ComposeFailure {
  readonly code: number;
  /** The last of what it wrote. */
  readonly tail: string;
}

/** Why compose failed: what the engine said to it, where that is known. An image for the other system leads to its engine. */
export function composeFailed(
  run: Pick<ComposeRun, "action" | "file" | "target">,
  { code, tail }: ComposeFailure,
  runIsolated: (() => Promise<void>) | undefined,
): Error {
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
  const required = neededMode(line);
  if (required !== undefined) {
    const endpoint = run.target.snapshot.endpoint.host;
    return new EngineError({ kind: "wrongMode", endpoint, required, actual: otherMode(required), detail: line });
  }
  const why = describeKnownError(known.id);
  const message = vscode.l10n.t("“docker compose {0}” for {1} failed. {2}", run.action, run.file.name, why);
  // What does not fit ran as a process, whatever is usual: the file may say so.
  const isUsual = known.id !== "isolationMismatch" && run.target.snapshot.info?.defaultIsolation === "hyperv";
  const again = runIsolated && !isUsual && changesFor(line).includes("hyperVIsolation") ? [runAgain(runIsolated)] : [];
  const isOtherTagNeeded = known.remedies.some(({ kind }) => kind === "otherTag");
  const fit = isOtherTagNeeded ? [fitImages(run.file, run.target.snapshot)] : [];
  const [first, ...more] = [...fit, ...again, ...known.remedies.flatMap((remedy) => remedyButton(remedy, line))];
  const always = [show, showDetails(why, line)] as const;
  return new UserError(message, first ? [first, ...more, ...always] : always);
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
