/**
 * Does something to all targets at once. One that fails does not keep the others from being done: all are waited for,
 * then the first failure is thrown.
 */
export async function forEachTarget<T>(targets: readonly T[], action: (target: T) => Promise<void>): Promise<void> {
  const results = await Promise.allSettled(targets.map(action));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) {
    throw failed.reason;
  }
}
