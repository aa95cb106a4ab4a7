import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { ExecSession } from "../../src/engine/engine";
import { openContainerShell } from "../../src/engine/exec/containerShell";
import { runInContainer } from "../../src/engine/exec/runInContainer";
import { failureOf, patient, type Contract } from "./engineContract";

/** Programs run in a container. */
export function execContract(contract: Contract): void {
  describe("exec", () => {
    it("carries 20 MB both ways, byte by byte, and tells the end of the input", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      const session = await engine.exec(id, { command: ["cat"], terminal: "none" }, patient);
      const sent = randomBytes(20_000_000);
      const received = createHash("sha256");
      session.stream.on("data", (chunk: Buffer) => received.update(chunk));
      session.stream.end(sent);
      await closed(session);
      assert.equal(received.digest("hex"), createHash("sha256").update(sent).digest("hex"));
      assert.equal(await session.exitCode(patient), 0);
    });

    it("does not take an empty write for the end of the input", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      const session = await engine.exec(id, { command: ["cat"], terminal: "none" }, patient);
      session.stream.write("");
      // Alone on its way.
      await delay(200);
      session.stream.end("all of it");
      assert.equal(await textOf(session.stream), "all of it");
    });

    it("waits for a slow reader and loses nothing", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      const command = ["sh", "-c", "head -c 5000000 /dev/zero; head -c 100000 /dev/zero >&2"];
      const session = await engine.exec(id, { command, terminal: "none" }, patient);
      session.stderr?.resume();
      let bytes = 0;
      for await (const chunk of session.stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        await delay(1);
      }
      assert.equal(bytes, 5_000_000);
    });

    it("keeps both outputs apart, with user, environment and exit code", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      const command = ["sh", "-c", 'echo "$GREETING $(id -u)"; echo oops >&2; exit 3'];
      const options = { command, terminal: "none", user: "65534", environment: { GREETING: "hello" } } as const;
      const session = await engine.exec(id, options, patient);
      const [output, complaint] = await Promise.all([textOf(session.stream), textOf(session.stderr)]);
      assert.deepEqual([output, complaint], ["hello 65534\n", "oops\n"]);
      assert.equal(await session.exitCode(patient), 3);
    });

    it("goes on when nobody reads the complaints", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      const command = ["sh", "-c", "head -c 3000000 /dev/zero >&2; echo done"];
      const session = await engine.exec(id, { command, terminal: "none" }, patient);
      assert.equal(await textOf(session.stream), "done\n");
    });

    it("is a terminal of the wished size, which can change", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      const terminal = { columns: 101, rows: 33 };
      const session = await engine.exec(id, { command: ["sh"], terminal }, patient);
      assert.equal(session.stderr, undefined);
      let screen = "";
      session.stream.on("data", (chunk: Buffer) => (screen += chunk.toString()));
      session.stream.write("stty size\n");
      await until(() => screen.includes("33 101"));
      assert.equal(await session.exitCode(patient), undefined);
      await session.resize(80, 24);
      session.stream.write("stty size\n");
      await until(() => screen.includes("24 80"));
      session.stream.write("exit 5\n");
      await closed(session);
      assert.equal(await session.exitCode(patient), 5);
    });

    it("ends when it is closed, and when its signal aborts", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      const controller = new AbortController();
      const first = await engine.exec(id, { command: ["cat"], terminal: "none" }, patient);
      const second = await engine.exec(id, { command: ["cat"], terminal: "none" }, controller.signal);
      const ends = Promise.all([closed(first), closed(second)]);
      first.close();
      controller.abort();
      await ends;
      assert.ok(first.stream.destroyed && second.stream.destroyed);
    });

    it("is a shell that shows its prompt first, and is gone from the container with what runs in it once it is left", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      const shell = await openContainerShell({ engine, id, mode: "linux" }, { columns: 101, rows: 33 }, patient);
      let screen = "";
      const shown = (async () => {
        for await (const chunk of shell.output) {
          screen += Buffer.from(chunk).toString();
        }
      })();
      await until(() => /[#$] /.test(screen));
      assert.ok(!screen.includes("windows-containers"));
      shell.write("stty size; echo left as $$; sleep 4242\n");
      await until(() => /33 101\s+left as \d+/.test(screen));
      const pid = /left as (\d+)/.exec(screen)?.[1] ?? "";
      const look = ["sh", "-c", `kill -0 ${pid} && echo shell; grep -l 4242 /proc/[0-9]*/cmdline`];
      await untilOutput(async () => (await runInContainer(engine, id, look, patient)).output, /shell\n\/proc/);

      await Promise.all([shell.hangUp(), shown]);

      assert.doesNotMatch((await runInContainer(engine, id, look, patient)).output, /shell/);
      await untilOutput(async () => (await runInContainer(engine, id, sleepers, patient)).output, /^none$/m);
    });

    it("says what is wrong: no such container, one that does not run, no such program", async () => {
      const { engine, run } = contract;
      const options = { command: ["true"], terminal: "none" } as const;
      const nothing = await failureOf(engine.exec("nothing", options, patient));
      assert.ok(nothing.kind === "notFound" && nothing.object === "container");
      const id = await run({ command: ["sleep", "1000"] });
      const session = await engine.exec(id, { command: ["no-such-program"], terminal: "none" }, patient);
      session.stream.resume();
      await closed(session);
      assert.ok([126, 127].includes((await session.exitCode(patient)) ?? 0));
      await engine.kill(id, patient);
      assert.equal((await failureOf(engine.exec(id, options, patient))).kind, "conflict");
    });
  });
}

const sleepers = ["sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -q 'sleep 424[2]' || echo none"];

async function untilOutput(read: () => Promise<string>, wanted: RegExp): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (wanted.test(await read())) {
      return;
    }
    await delay(50);
  }
  assert.match(await read(), wanted);
}

async function textOf(stream: AsyncIterable<Buffer> | undefined): Promise<string> {
  assert.ok(stream !== undefined);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function closed({ stream }: ExecSession): Promise<void> {
  return new Promise((resolve) => {
    if (stream.closed) {
      resolve();
    } else {
      stream.once("close", resolve);
    }
  });
}

async function until(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 250; attempt += 1) {
    if (isSo()) {
      return;
    }
    await delay(20);
  }
  assert.fail("it did not happen within 5 s");
}
