import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DesktopState } from "../../../../src/desktop/desktop";
import type { DesktopPlace, LogChunk } from "../../../../src/desktop/desktopPlace";
import { followRun } from "../../../../src/desktop/run/followRun";
import { aRecord } from "../aRecord";

const startedAt = Date.parse("2026-01-02T03:04:05Z") / 1000;

/** Not an engine's: a desktop that ended with `exitCode`, whose only words came so long before the date of its start. */
function endedPlace(exitCode: number, earlySeconds: number): DesktopPlace {
  const record: DesktopPlace["record"] = () => Promise.resolve(aRecord({ status: "exited", exitCode, startedAt }));
  const words = Buffer.from("❯ ERROR: Status 1 while: false (line 12/34)\n");
  const logs: DesktopPlace["logs"] = async function* (_id, { since = 0 }): AsyncGenerator<LogChunk> {
    await Promise.resolve();
    if (since <= startedAt - earlySeconds) {
      yield { stream: "stderr", data: words };
    }
  };
  return { record, logs } as Partial<DesktopPlace> as DesktopPlace;
}

async function causeOf(place: DesktopPlace): Promise<string> {
  let last: DesktopState | undefined;
  await followRun(place, "1", { signal: AbortSignal.timeout(5_000), onState: (state) => (last = state) });
  return last?.kind === "failed" ? last.failure.cause : (last?.kind ?? "nothing");
}

describe("following a run that is over", () => {
  it("finds why it ended in words from before the engine's date of its start", async () => {
    assert.equal(await causeOf(endedPlace(1, 0.4)), "imageBug");
  });

  it("does not take the words of an earlier run for its own", async () => {
    assert.equal(await causeOf(endedPlace(1, 60)), "unknown");
  });
});
