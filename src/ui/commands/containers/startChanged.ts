import * as vscode from "vscode";
import { verdict, type Verdict } from "../../../compatibility/verdict";
import type { ContainerChanges } from "../../../engine/containerChanges";
import { madeWith } from "../../../engine/madeWith";
import { nameBefore, recreateChanged } from "../../../engine/recreateChanged";
import { changedRun, type RunChange } from "../../../engine/run/runChanges";
import type { RunOptions } from "../../../engine/runOptions";
import { changesThatHelp, isOfCreation, saidBy } from "../../errors/changesThatHelp";
import { RemediedError, type Remedy } from "../../errors/remedy";
import { withAskedPorts } from "../../errors/withAskedPorts";
import type { ContainerTarget } from "../../pickers/pickContainers";
import { withCancellableProgress } from "../../progress";
import { changeTitle } from "../run/changeTitle";

const lookMs = 5_000;

/** Why a container did not start, with the ways to run it after all: as another one, made with what is in the way changed. */
export async function withWaysToStart(error: unknown, target: ContainerTarget): Promise<unknown> {
  const changes = changesThatHelp(error, await expectedOf(error, target));
  const made = changes.length === 0 ? undefined : await readMade(target);
  if (!made) {
    return error;
  }
  const remedies = changes.flatMap((change) => remedyOf(change, made, saidBy(error), target));
  const known = withAskedPorts(error, made);
  return remedies.length === 0 ? known : new RemediedError(known, remedies);
}

/** What to expect of its image on this engine, where the error may be of that. */
async function expectedOf(
  error: unknown,
  { engine, container }: ContainerTarget,
): Promise<Verdict["kind"] | undefined> {
  if (!isOfCreation(error)) {
    return undefined;
  }
  const signal = AbortSignal.timeout(lookMs);
  const looking = Promise.all([engine.info(signal), engine.imagePlatform(container.imageId, signal)]);
  const [info, platform] = await looking.catch(() => [] as const);
  return info && platform && verdict(info, platform, { hypervisor: "unknown" }).kind;
}

/** Nothing is offered for a container that the engine does not tell about. */
async function readMade({ engine, container }: ContainerTarget): Promise<RunOptions | undefined> {
  const looking = engine.inspect("container", container.id, AbortSignal.timeout(lookMs));
  return looking.then(madeWith).catch(() => undefined);
}

function remedyOf(change: RunChange, made: RunOptions, said: string, target: ContainerTarget): readonly Remedy[] {
  const changed = changedRun(made, change, made.isolation, said);
  if (!changed) {
    return [];
  }
  const changes = differences(made, changed);
  const press = async (): Promise<void> => startChanged(target, questionOf(change, target.container.name), changes);
  return Object.keys(changes).length === 0 ? [] : [{ title: `${changeTitle(change, changed)}…`, press }];
}

function differences(made: RunOptions, changed: RunOptions): Omit<ContainerChanges, "name"> {
  const { isolation, command, ports, memoryBytes } = changed;
  return {
    ...(isolation !== undefined && isolation !== made.isolation && { isolation }),
    ...(command !== undefined && command !== made.command && { command }),
    ...(ports !== undefined && ports !== made.ports && { ports }),
    ...(memoryBytes !== undefined && memoryBytes !== made.memoryBytes && { memoryBytes }),
  };
}

async function startChanged(
  { engine, container }: ContainerTarget,
  question: string,
  changes: Omit<ContainerChanges, "name">,
): Promise<void> {
  const old = await askForOld(container, question);
  const title = vscode.l10n.t("Starting another {0}", container.name);
  const done = await withCancellableProgress(title, async (signal) =>
    recreateChanged(engine, container, { changes, old }, signal),
  );
  if (done.old === "left") {
    const kept = vscode.l10n.t("{0} runs. The old container is there as {1}.", container.name, nameBefore(container));
    void vscode.window.showInformationMessage(kept);
  }
}

async function askForOld(container: ContainerTarget["container"], question: string): Promise<"remove" | "keep"> {
  const { name } = container;
  const replace = vscode.l10n.t("Replace It");
  const keep = vscode.l10n.t("Keep the Old One Too");
  const detail = vscode.l10n.t(
    "A container keeps what it was made with. Another one is made with this change and otherwise the same settings, name and volumes; files that {0} has outside of volumes are not in it, and are lost when it is replaced. A kept one is called {1}.",
    name,
    nameBefore(container),
  );
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, replace, keep);
  if (answer === undefined) {
    throw new vscode.CancellationError();
  }
  return answer === keep ? "keep" : "remove";
}

function questionOf(change: RunChange, name: string): string {
  return {
    hyperVIsolation: vscode.l10n.t("Run {0} as another container, with Hyper-V isolation?", name),
    processIsolation: vscode.l10n.t("Run {0} as another container, with process isolation?", name),
    moreMemory: vscode.l10n.t("Run {0} as another container, with more memory?", name),
    allAddresses: vscode.l10n.t("Run {0} as another container, with its ports on all addresses?", name),
    commandPrompt: vscode.l10n.t("Run {0} as another container, with its command in cmd.exe?", name),
    freePort: vscode.l10n.t("Run {0} as another container, on a free port?", name),
    // A container that was made has nothing of these.
    defaultIsolation: "",
    withoutLinuxOptions: "",
  }[change];
}
