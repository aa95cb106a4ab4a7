import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DesktopState } from "../../../../src/desktop/desktop";
import type { DesktopPlace, LogChunk } from "../../../../src/desktop/desktopPlace";
import { followRun } from "../../../../src/desktop/run/followRun";
import { aRecord } from "../aRecord";

const startedAt = Date.parse("2026-01-02T03:04:05Z") / 1000;

interface Words {
  /** Before the engine's date of the start. */
  readonly earlySeconds: number;
  readonly text: string;
}

/** Not an engine's: a desktop that ended with `exitCode`, and what its log has. */
function endedPlace(exitCode: number, ...log: readonly Words[]): DesktopPlace {
  const record: DesktopPlace["record"] = () => Promise.resolve(aRecord({ status: "exited", exitCode, startedAt }));
  const logs: DesktopPlace["logs"] = async function* (_id, { since = 0 }): AsyncGenerator<LogChunk> {
    await Promise.resolve();
    for (const { text } of log.filter(({ earlySeconds }) => since <= startedAt - earlySeconds)) {
      yield { stream: "stderr", data: Buffer.from(`❯ ${text}\n`) };
    }
  };
  return { record, logs } as Partial<DesktopPlace> as DesktopPlace;
}

const header = "Starting Windows for Docker v6.05...";
const bug = "ERROR: Status 1 while: false (line 12/34)";

/** The same, when it still runs at the first look, and the run before ended 0.8 seconds before the date of its start. */
function goingPlace(...log: readonly Words[]): DesktopPlace {
  const records = [aRecord({ status: "running", startedAt, finishedAt: startedAt - 0.8 })];
  const ended = endedPlace(1, ...log);
  return { ...ended, record: async (id, signal) => records.shift() ?? ended.record(id, signal) };
}

async function causeOf(place: DesktopPlace): Promise<string> {
  let last: DesktopState | undefined;
  await followRun(place, "1", { signal: AbortSignal.timeout(5_000), onState: (state) => (last = state) });
  return last?.kind === "failed" ? last.failure.cause : (last?.kind ?? "nothing");
}

describe("following a run that is over", () => {
  it("finds why it ended in words from before the engine's date of its start", async () => {
    assert.equal(await causeOf(endedPlace(1, { earlySeconds: 0.4, text: bug })), "imageBug");
  });

  it("does not take the words of an earlier run for its own", async () => {
    assert.equal(await causeOf(endedPlace(1, { earlySeconds: 60, text: bug })), "unknown");
  });

  it("tells its early words from the last ones of the run before", async () => {
    const place = endedPlace(
      1,
      ...[
        { earlySeconds: 30, text: header },
        { earlySeconds: 5, text: "ERROR: Cannot create storage folder (/storage)!" },
        { earlySeconds: 0.5, text: header },
        { earlySeconds: 0.4, text: bug },
      ],
    );

    assert.equal(await causeOf(place), "imageBug");
  });

  it("tells the words of a run that goes on from late ones of the run before", async () => {
    const place = goingPlace(
      { earlySeconds: 0.75, text: "ERROR: Cannot create storage folder (/storage)!" },
      { earlySeconds: 0.1, text: header },
      { earlySeconds: -1, text: bug },
    );

    assert.equal(await causeOf(place), "imageBug");
  });
});
