import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { createInterface } from "node:readline";
import { Duplex, PassThrough } from "node:stream";
import { describe, it } from "node:test";
import { agentInstallLines, agentMachineWords, agentScript } from "../../../../src/desktop/agent/agentScript";
import { GuestAgent, openAgent } from "../../../../src/desktop/agent/guestAgent";
import { hasAgent, withAgent } from "../../../../src/desktop/agent/withAgent";
import type { Engine } from "../../../../src/engine/engine";
import { defaultSpec } from "../../../../src/desktop/spec";

interface Request {
  readonly id: number;
  readonly do: string;
  readonly text: string;
}

const encode = (text: string): string => Buffer.from(text).toString("base64");

/** Both ends of a serial line, and what the agent's end does with each request. */
function lineTo(answer: (request: Request, say: (line: string) => void) => void) {
  const toGuest = new PassThrough();
  const fromGuest = new PassThrough();
  createInterface({ input: toGuest }).on("line", (line) =>
    answer(JSON.parse(line) as Request, (text) => fromGuest.write(text)),
  );
  const stream = Duplex.from({ readable: fromGuest, writable: toGuest });
  return { agent: new GuestAgent(stream, () => stream.destroy()), fromGuest };
}

/** One for each test: under Wine all of them are loaded long before they run. */
const soon = (): AbortSignal => AbortSignal.timeout(5_000);

describe("GuestAgent", () => {
  it("runs a line and hands out its output as it comes, then the prompt", async () => {
    const { agent } = lineTo(({ id, text }, say) => {
      const line = Buffer.from(text, "base64").toString();
      say(`${JSON.stringify({ id, out: encode(`ran ${line}\r\n`) })}\n`);
      say(
        `${JSON.stringify({ id, out: encode("Grüße\r\n") })}\n${JSON.stringify({ id, end: 0, prompt: encode("PS C:\\> ") })}\n`,
      );
    });
    const parts: string[] = [];

    const answer = await agent.ask("run", "Get-Date “now”", soon(), (part) => parts.push(part));

    assert.deepEqual(parts, ["ran Get-Date “now”\r\n", "Grüße\r\n"]);
    assert.deepEqual(answer, { output: "", status: 0, prompt: "PS C:\\> " });
  });

  it("is not confused by what the port says while Windows starts", async () => {
    const { agent, fromGuest } = lineTo(({ id }, say) => say(`${JSON.stringify({ id, end: 0 })}\n`));
    fromGuest.write('\u0000\u0001 noise\n{"half": \n[1]\n');

    assert.equal((await agent.ask("setClipboard", "x", soon())).status, 0);
  });

  it("tells answers of two requests apart, also when they arrive in pieces", async () => {
    const { agent } = lineTo(({ id, text }, say) => {
      const line = `${JSON.stringify({ id, out: text })}\n${JSON.stringify({ id, end: 0 })}\n`;
      for (const character of line) {
        say(character);
      }
    });

    const [first, second] = await Promise.all([agent.ask("run", "one", soon()), agent.ask("run", "two", soon())]);

    assert.deepEqual([first.output, second.output], ["one", "two"]);
  });

  it("fails what waits when the line is closed, and what is asked too late", async () => {
    const { agent, fromGuest } = lineTo(() => undefined);
    const waiting = agent.ask("getClipboard", "", soon());
    fromGuest.end();

    await assert.rejects(waiting, /closed/);
    await assert.rejects(agent.ask("getClipboard", "", soon()), /closed/);
  });

  it("stops to wait when it is told to, and has Windows stop that run", async () => {
    const heard: Request[] = [];
    const stopped = new Promise<void>((resolve) => {
      const { agent } = lineTo((request) => {
        heard.push(request);
        if (request.do === "run") {
          enough.abort();
        } else {
          resolve();
        }
      });
      const enough = new AbortController();
      void assert.rejects(agent.ask("run", "Start-Sleep 100", enough.signal), { name: "AbortError" });
    });
    await stopped;

    const [run, stop] = heard;
    assert.equal(stop?.do, "stop");
    assert.equal(Buffer.from(stop.text, "base64").toString(), run?.id.toString());
  });

  it("leaves no listener at a signal that outlives what was asked", async () => {
    const { agent } = lineTo(({ id }, say) => say(`${JSON.stringify({ id, end: 0 })}\n`));
    const { signal } = new AbortController();

    await agent.ask("run", "1", signal);

    assert.equal(getEventListeners(signal, "abort").length, 0);
  });
});

describe("openAgent", () => {
  it("fails with what broke the connection before the agent's port was there, and closes it", async () => {
    const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
    let closings = 0;
    const exec = (): Promise<unknown> => Promise.resolve({ stream, stderr: undefined, close: () => (closings += 1) });
    const opening = openAgent({ exec } as unknown as Engine, "desk", soon());
    setTimeout(() => stream.destroy(new Error("read ECONNRESET")), 5);

    await assert.rejects(opening, /ECONNRESET/);
    assert.equal(closings, 1);
  });
});

describe("the agent's script", () => {
  it("has a case for every request that is made of it", () => {
    for (const request of ["greet", "stop", "setClipboard", "getClipboard"]) {
      assert.match(agentScript, new RegExp(`'${request}' \\{`));
    }
    assert.match(agentScript, /-eq 'run'\)/);
  });

  it("lets what is typed run in a PowerShell of its own, which alone an `exit` would end", () => {
    assert.doesNotMatch(agentScript, /Invoke-Expression/);
    assert.match(agentScript, /\$shell\.Runspace = \$runspace/);
  });

  it("closes every bracket that it opens", () => {
    for (const [open, close] of ["()", "{}", "[]"] as const) {
      assert.equal(agentScript.split(open ?? "").length, agentScript.split(close ?? "").length, `${open}${close}`);
    }
  });

  it("is plain ASCII with Windows' line ends, which PowerShell 5.1 reads without a byte order mark", () => {
    assert.match(agentScript, /^[\x20-\x7e\r\n]*$/);
    assert.doesNotMatch(agentScript, /[^\r]\n/);
  });

  it("is started now and at every logon, from where the image puts it", () => {
    const lines = agentInstallLines.join("\n");
    assert.match(lines, /C:\\OEM\\windows-containers-agent\.ps1/);
    assert.match(lines, /CurrentVersion\\Run/);
  });
});

describe("withAgent", () => {
  it("adds the serial port once, beside what the machine was given before", () => {
    const spec = defaultSpec("win");
    const own = { ...spec, advanced: { ...spec.advanced, arguments: "-device usb-kbd" } };

    const made = withAgent(withAgent(own));

    assert.equal(made.advanced.arguments, `-device usb-kbd ${agentMachineWords}`);
    assert.equal(hasAgent(made), true);
  });

  it("leaves out a Windows whose PowerShell could not run the agent", () => {
    const spec = defaultSpec("old");
    assert.equal(hasAgent(withAgent({ ...spec, windows: { version: "winxp" } })), false);
  });
});
