import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { EngineError, type EngineFailure } from "../../../../src/engine/engineError";

/** For calls that nobody cancels. */
export const patient = new AbortController().signal;

export async function failureOf(call: Promise<unknown>): Promise<EngineFailure> {
  const error: unknown = await call.then(
    () => assert.fail("the call succeeded"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof EngineError, String(error));
  return error.failure;
}

export async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) {
    list.push(item);
  }
  return list;
}

export async function becomes(isSo: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 100 && !isSo(); attempt += 1) {
    await delay(20);
  }
  return isSo();
}
