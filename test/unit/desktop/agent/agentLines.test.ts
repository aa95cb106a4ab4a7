import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { Duplex, PassThrough } from "node:stream";
import { describe, it } from "node:test";
import { giveTextToAgent, takeTextFromAgent } from "../../../../src/desktop/agent/agentClipboard";
import { AgentLines } from "../../../../src/desktop/agent/agentLines";
import { GuestAgent } from "../../../../src/desktop/agent/guestAgent";
import { FakeClock } from "../../platform/fakeClock";

const soon = (): AbortSignal => AbortSignal.timeout(5_000);

/** Agents whose Windows has one clipboard; counts the lines that are open to it, since its port takes one client. */
function guest() {
  const state = { clipboard: "", open: 0, opened: 0, mostOpen: 0 };
  const open = (): Promise<GuestAgent> => {
    const toGuest = new PassThrough();
    const fromGuest = new PassThrough();
    createInterface({ input: toGuest }).on("line", (line) => {
      const { id, do: request, text } = JSON.parse(line) as { id: number; do: string; text: string };
      if (request === "setClipboard") {
        state.clipboard = Buffer.from(text, "base64").toString();
      } else if (request === "getClipboard") {
        fromGuest.write(`${JSON.stringify({ id, out: Buffer.from(state.clipboard).toString("base64") })}\n`);
      }
      fromGuest.write(`${JSON.stringify({ id, end: 0 })}\n`);
    });
    state.open += 1;
    state.opened += 1;
    state.mostOpen = Math.max(state.mostOpen, state.open);
    const stream = Duplex.from({ readable: fromGuest, writable: toGuest });
    return Promise.resolve(
      new GuestAgent(stream, () => {
        state.open -= 1;
        fromGuest.end();
      }),
    );
  };
  return { state, lines: new AgentLines(open) };
}

describe("AgentLines", () => {
  it("lets all who ask one desktop share its line, and closes it after the last", async () => {
    const { state, lines } = guest();
    const [first, second] = await Promise.all([lines.share("a", soon()), lines.share("a", soon())]);
    first?.dispose();
    assert.equal(state.open, 1);
    assert.equal((await second?.agent.ask("greet", "", soon()))?.status, 0);

    second?.dispose();
    await new Promise((resolve) => setImmediate(resolve));

    assert.equal(state.open, 0);
    assert.equal(state.mostOpen, 1);
    assert.deepEqual([first?.isShared, second?.isShared], [false, true]);
  });

  it("opens another line when the present one was closed from the other side", async () => {
    const { state, lines } = guest();
    const lost = await lines.share("a", soon());
    lost?.agent.dispose();

    const anew = await lines.share("a", soon());

    assert.equal(state.opened, 2);
    assert.equal((await anew?.agent.ask("greet", "", soon()))?.status, 0);
    lost?.dispose();
    assert.equal(anew?.agent.isClosed, false);
    anew.dispose();
  });

  it("gives up for who does not want to wait any more, and not for the others", async () => {
    let opened = (_agent: GuestAgent): void => undefined;
    const lines = new AgentLines(() => new Promise((resolve) => (opened = resolve)));
    const enough = new AbortController();
    const [impatient, patient] = [lines.share("a", enough.signal), lines.share("a", soon())];
    enough.abort();

    await assert.rejects(impatient, { name: "AbortError" });
    opened(new GuestAgent(new PassThrough(), () => undefined));
    assert.ok(await patient);
  });
});

describe("the clipboard by an agent", () => {
  it("carries any text both ways, with the line ends that Windows has", async () => {
    const { state, lines } = guest();

    assert.equal(await giveTextToAgent(lines, "a", "Grüße\n漢字 😀\r\n", soon()), "given");
    assert.equal(state.clipboard, "Grüße\r\n漢字 😀\r\n");
    assert.deepEqual(await takeTextFromAgent(lines, "a", soon()), { text: "Grüße\r\n漢字 😀\r\n" });
  });

  it("goes over the line that a terminal holds", async () => {
    const { state, lines } = guest();
    const terminal = await lines.share("a", soon());

    await giveTextToAgent(lines, "a", "while it is open", soon());

    assert.equal(state.mostOpen, 1);
    assert.equal(terminal?.agent.isClosed, false);
    terminal.dispose();
  });

  it("says that a machine has no port for an agent", async () => {
    assert.equal(await giveTextToAgent(new AgentLines(() => Promise.resolve(undefined)), "a", "x", soon()), "absent");
  });

  it("says that nobody answers", async () => {
    const deaf = (): Promise<GuestAgent> => Promise.resolve(new GuestAgent(new PassThrough(), () => undefined));
    const clock = new FakeClock();
    const answer = takeTextFromAgent(new AgentLines(deaf, clock), "a", soon());

    await clock.advance(4_000);

    assert.equal(await answer, "silent");
  });

  it("hands on what Windows complains of", async () => {
    const toGuest = new PassThrough();
    const fromGuest = new PassThrough();
    createInterface({ input: toGuest }).on("line", (line) => {
      const { id, do: request } = JSON.parse(line) as { id: number; do: string };
      const out = Buffer.from("The clipboard is in use.\r\n").toString("base64");
      fromGuest.write(`${JSON.stringify(request === "greet" ? { id, end: 0 } : { id, out, end: 1 })}\n`);
    });
    const stream = Duplex.from({ readable: fromGuest, writable: toGuest });
    const lines = new AgentLines(() => Promise.resolve(new GuestAgent(stream, () => fromGuest.end())));

    await assert.rejects(giveTextToAgent(lines, "a", "x", soon()), { message: "The clipboard is in use." });
  });
});
