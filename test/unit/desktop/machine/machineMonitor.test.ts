import assert from "node:assert/strict";
import { Duplex } from "node:stream";
import { describe, it } from "node:test";
import { askMachine } from "../../../../src/desktop/machine/machineMonitor";
import { listensToClipboard } from "../../../../src/desktop/machine/machinePower";
import type { Engine, ExecSession } from "../../../../src/engine/engine";

const banner = "QEMU 7.2.22 monitor - type 'help' for more information\r\n(qemu) ";

/** A machine whose console echoes what it is told as QEMU's does, letter by letter. */
function aMachine(answerOf: (command: string) => string) {
  const log: string[] = [];
  const exec = (): Promise<ExecSession> => {
    log.push("connected");
    const stream = new Duplex({
      read: () => undefined,
      write: (chunk: Uint8Array, _encoding, done) => {
        const command = Buffer.from(chunk).toString().trim();
        log.push(command);
        const echo = Array.from(command, (_, at) => `${command.slice(0, at + 1)}\u001b[K`).join("\u001b[D");
        const answer = answerOf(command);
        stream.push(`${echo}\r\n`);
        setTimeout(() => stream.push(`${answer === "" ? "" : `${answer}\r\n`}(qem`), 1);
        setTimeout(() => stream.push("u) "), 2);
        done();
      },
    });
    setTimeout(() => stream.push(banner), 1);
    return Promise.resolve({
      stream,
      stderr: undefined,
      resize: () => Promise.resolve(),
      exitCode: () => Promise.resolve(undefined),
      close: () => {
        log.push("closed");
        stream.destroy();
      },
    });
  };
  return { engine: { exec } as unknown as Engine, log };
}

const { signal } = new AbortController();

describe("askMachine", () => {
  it("hands back the answer without the echo, and goes at once", async () => {
    const { engine, log } = aMachine(() => "VM status: paused");

    assert.equal(await askMachine(engine, "one", "info status", signal), "VM status: paused");
    assert.deepEqual(log, ["connected", "info status", "closed"]);
  });

  it("takes silence for success", async () => {
    assert.equal(await askMachine(aMachine(() => "").engine, "two", "stop", signal), "");
  });

  it("lets only one conversation with a desktop happen at a time", async () => {
    const { engine, log } = aMachine((command) => command);

    const answers = await Promise.all([
      askMachine(engine, "three", "a", signal),
      askMachine(engine, "three", "b", signal),
    ]);

    assert.deepEqual(answers, ["a", "b"]);
    assert.deepEqual(log, ["connected", "a", "closed", "connected", "b", "closed"]);
  });

  it("lets go of a console that is silent when it is cancelled", async () => {
    const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
    const exec = (): Promise<unknown> => Promise.resolve({ stream, stderr: undefined, close: () => stream.destroy() });
    const controller = new AbortController();
    const asking = askMachine({ exec } as unknown as Engine, "four", "stop", controller.signal);
    setTimeout(() => controller.abort(), 5);

    await assert.rejects(asking, { name: "AbortError" });
    assert.ok(stream.destroyed);
  });
});

describe("listensToClipboard", () => {
  const port = (name: string, guest: "on" | "off"): string => `
      bus: virtio-serial-bus.0
        type virtio-serial-bus
        dev: virtserialport, id ""
          chardev = "vdagent"
          nr = 1 (0x1)
          name = "${name}"
          port 1, guest ${guest}, host on, throttle off
        dev: virtserialport, id ""
          name = "org.qemu.guest_agent.0"
          port 2, guest on, host on, throttle off`;

  it("is true when the agent in Windows holds its port open", () => {
    assert.ok(listensToClipboard(port("com.redhat.spice.0", "on")));
  });

  it("is false for a port that nobody opened, and for other programs' ports", () => {
    assert.ok(!listensToClipboard(port("com.redhat.spice.0", "off")));
    assert.ok(!listensToClipboard(port("something.else", "on")));
    assert.ok(!listensToClipboard(""));
  });
});
