import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { describe, it } from "node:test";
import type { DesktopState } from "../../../src/desktop/desktop";
import { placeOn } from "../../../src/desktop/desktopPlace";
import { followRun } from "../../../src/desktop/run/followRun";
import type { Engine, ExecSession, LogChunk } from "../../../src/engine/engine";
import { EngineError, type EngineFailure } from "../../../src/engine/engineError";
import { sleep } from "../../../src/platform/clock";

const signal = AbortSignal.timeout(20_000);

interface Look {
  readonly status: string;
  readonly startedAt?: string;
}

/** A desktop that looks otherwise at each look: the last look stays. */
function engineWith(looks: readonly Look[], log: () => AsyncIterable<LogChunk>, files = ""): Engine {
  let seen = 0;
  const engine: Partial<Engine> = {
    inspect: async () => {
      const { status, startedAt = "2026-01-01T00:00:00Z" } = looks[Math.min(seen, looks.length - 1)] ?? { status: "" };
      seen += 1;
      return Promise.resolve({
        ...{ Id: "1", Name: "/win", Config: { Image: "dockurr/windows:6.05" } },
        State: { Status: status, ExitCode: 0, StartedAt: startedAt, FinishedAt: startedAt },
      });
    },
    logs: log,
    exec: async () => Promise.resolve(sessionThatSays(files)),
  };
  return engine as Engine;
}

function sessionThatSays(text: string): ExecSession {
  const stream = new PassThrough();
  stream.write(text);
  const nothing = async (): Promise<undefined> => Promise.resolve(undefined);
  return { stream, stderr: undefined, resize: nothing, exitCode: nothing, close: () => stream.end() };
}

async function* saying(text: string): AsyncIterable<LogChunk> {
  yield await Promise.resolve({ stream: "stdout", data: new TextEncoder().encode(text) });
}

/** Line by line, after the container's files have told. */
async function* sayingLater(lines: readonly string[]): AsyncIterable<LogChunk> {
  for (const line of lines) {
    await sleep(20, signal);
    yield { stream: "stdout", data: new TextEncoder().encode(`${line}\n`) };
  }
}

function failingWith(failure: EngineFailure): () => AsyncIterable<LogChunk> {
  const next = async (): Promise<never> => Promise.reject(new EngineError(failure));
  return () => ({ [Symbol.asyncIterator]: () => ({ next }) });
}

async function statesOf(engine: Engine): Promise<readonly DesktopState[]> {
  const states: DesktopState[] = [];
  await followRun(placeOn(engine), "1", { signal, onState: (state) => states.push(state) });
  return states;
}

describe("following a desktop", () => {
  it("goes on when it was started again before anybody could look", async () => {
    const again = "2026-01-01T00:10:00Z";
    const looks = [
      { status: "running" },
      { status: "running", startedAt: again },
      { status: "running", startedAt: again },
      { status: "exited", startedAt: again },
    ];
    const kinds = (await statesOf(engineWith(looks, () => saying("❯ Downloading Windows 11...\n")))).map(
      ({ kind }) => kind,
    );
    assert.equal(kinds.at(-1), "stopped");
    assert.equal(kinds.filter((kind) => kind === "installing").length, 2, kinds.join(" "));
  });

  it("waits while the engine starts it again", async () => {
    const looks = [{ status: "restarting" }, { status: "running" }, { status: "exited" }];
    const kinds = (await statesOf(engineWith(looks, () => saying("")))).map(({ kind }) => kind);
    assert.deepEqual([kinds[0], kinds.at(-1)], ["starting", "stopped"]);
  });

  it("goes by the container's files where its log cannot be read", async () => {
    const refused = { kind: "engineFailed", endpoint: "/", status: 501, detail: "does not support reading" } as const;
    const files = 'unmarked\nmachine\nunmarked\nserial BdsDxe: starting Boot0001 "UEFI QEMU DVD-ROM" from Pci\n';
    const looks = [{ status: "running" }, { status: "running" }, { status: "exited" }];
    const states = await statesOf(engineWith(looks, failingWith(refused), files));
    const stages = states.flatMap((state) => (state.kind === "installing" ? [state.stage.kind] : []));
    assert.deepEqual(stages.at(-1), "setup", JSON.stringify(states));
    assert.equal(states.at(-1)?.kind, "stopped");
  });

  it("does not step back while a log is read from its beginning whose machine is far ahead", async () => {
    const files = [
      "unmarked",
      "machine",
      "unmarked",
      'serial BdsDxe: starting Boot0004 "Windows Boot Manager" from HD(1,GPT)',
    ];
    const log = [
      "❯ Starting Windows for Docker v5.14...",
      "❯ Extracting Windows 11 image...",
      "❯ Adding drivers to image...",
      "❯ Building Windows 11 image...",
      "❯ Booting Windows using QEMU v11.1.0...",
      'BdsDxe: starting Boot0001 "UEFI QEMU DVD-ROM" from Pci',
      'BdsDxe: starting Boot0004 "Windows Boot Manager" from HD(1,GPT)',
    ];
    const looks = [{ status: "running" }, { status: "running" }, { status: "exited" }];
    const states = await statesOf(engineWith(looks, () => sayingLater(log), `${files.join("\n")}\n`));
    const stages = states.flatMap((state) => (state.kind === "installing" ? [state.stage.kind] : []));
    assert.deepEqual(
      stages.filter((stage, at) => stage !== stages[at - 1]),
      ["starting", "booting", "finishing"],
    );
  });

  it("does not take a broken connection for a log that cannot be read", async () => {
    const lost = failingWith({ kind: "connectionLost", endpoint: "/", detail: "reset" });
    await assert.rejects(statesOf(engineWith([{ status: "running" }], lost)), EngineError);
  });
});
