import * as vscode from "vscode";
import { isCancelled } from "../errors/isCancelled";
import { presentError } from "../errors/presentError";
import { showLog } from "../errors/remedy";
import { UserError } from "../errors/userError";

/**
 * Does something to all targets at once. One that fails does not keep the others from being done: all are waited for,
 * then it is said how many failed, and the first failure with what helps. What was cancelled has not failed.
 */
export async function forEachTarget<T>(targets: readonly T[], action: (target: T) => Promise<void>): Promise<void> {
  await allDone(targets.map(action));
}

/** As `forEachTarget`, for what is being done already. */
export async function allDone(tasks: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(tasks);
  const rejected = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  const failures = rejected.filter((reason) => !isCancelled(reason));
  const [first, ...others] = failures;
  if (others.length > 0) {
    const { message, remedies } = presentError(first);
    const text = vscode.l10n.t("{0} of {1} failed. The first: {2}", failures.length, tasks.length, message);
    const [remedy = showLog(), ...more] = remedies;
    throw new UserError(text, [remedy, ...more], { cause: new AggregateError(failures) });
  }
  if (rejected.length > 0) {
    throw failures.length > 0 ? first : rejected[0];
  }
}
