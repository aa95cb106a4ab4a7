import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { LineListener, ScreenLineOffer, ScreenLines } from "../../../../src/desktop/screen/screenLines";
import { ScreenWire } from "../../../../src/desktop/screen/screenWire";

const offer: ScreenLineOffer = { url: "ws://127.0.0.1:1/x", proof: "y" };

function aWire() {
  const told: string[] = [];
  const offered: LineListener[] = [];
  const lines = {
    offer: (listener: LineListener) => {
      offered.push(listener);
      return offer;
    },
  } as unknown as ScreenLines;
  const wire = new ScreenWire({
    notifyOpened: (session, line) => told.push(`opened ${session}${line ? " with a line" : ""}`),
    notifyData: (session, pieces) => told.push(`message ${session}: ${pieces.join("+")}`),
    onInput: (session, data) => told.push(`input ${session}: ${data.join()}`),
    onConsumed: (session, byteCount) => told.push(`consumed ${session}: ${byteCount}`),
    onLost: (session) => told.push(`lost ${session}`),
  });
  const line = (name: string) => ({
    send: (pieces: readonly Uint8Array[]) => told.push(`${name}: ${pieces.join("+")}`),
    close: () => told.push(`${name} closed`),
  });
  return { wire, lines, offered, told, line };
}

describe("ScreenWire", () => {
  it("sends messages where there are no lines", () => {
    const { wire, told } = aWire();
    wire.open(1);
    wire.send(1, [Uint8Array.of(5)]);
    assert.deepEqual(told, ["opened 1", "message 1: 5"]);
  });

  it("keeps what comes before the page did, and then sends it first", () => {
    const { wire, lines, offered, told, line } = aWire();
    wire.use(lines);
    wire.open(1);
    wire.send(1, [Uint8Array.of(1)]);
    wire.send(1, [Uint8Array.of(2)]);
    assert.deepEqual(told, ["opened 1 with a line"]);
    offered[0]?.onOpened(line("line"));
    wire.send(1, [Uint8Array.of(3)]);
    assert.deepEqual(told.slice(1), ["line: 1", "line: 2", "line: 3"]);
  });

  it("goes over to messages for the session whose line the page did not take in time", () => {
    const { wire, lines, offered, told } = aWire();
    wire.use(lines);
    wire.open(1);
    wire.send(1, [Uint8Array.of(1)]);
    offered[0]?.onUntaken();
    wire.send(1, [Uint8Array.of(2)]);
    wire.open(2);
    wire.refuse(2, "mayTry");
    wire.open(3);
    assert.deepEqual(told, [
      "opened 1 with a line",
      "message 1: 1",
      "message 1: 2",
      "opened 2 with a line",
      "opened 3 with a line",
    ]);
  });

  it("goes over to messages for good when the page can take no line", () => {
    const { wire, lines, offered, told, line } = aWire();
    wire.use(lines);
    wire.open(1);
    wire.send(1, [Uint8Array.of(1)]);
    wire.refuse(1, "never");
    wire.send(1, [Uint8Array.of(2)]);
    // It came all the same, too late.
    offered[0]?.onOpened(line("late"));
    wire.open(2);
    assert.deepEqual(told, ["opened 1 with a line", "message 1: 1", "message 1: 2", "late closed", "opened 2"]);
  });

  it("hears its page only in the present session, and of a lost line only when it did not end it itself", () => {
    const { wire, lines, offered, told, line } = aWire();
    wire.use(lines);
    wire.open(1);
    offered[0]?.onOpened(line("first"));
    offered[0]?.onInput(Uint8Array.of(7));
    offered[0]?.onConsumed(100);
    wire.close(1);
    offered[0]?.onClosed();
    offered[0]?.onInput(Uint8Array.of(8));
    wire.open(2);
    wire.send(1, [Uint8Array.of(9)]);
    offered[1]?.onOpened(line("second"));
    offered[1]?.onClosed();
    assert.deepEqual(told, [
      "opened 1 with a line",
      "input 1: 7",
      "consumed 1: 100",
      "first closed",
      "opened 2 with a line",
      "lost 2",
    ]);
  });

  it("leaves no line open when the screen is not wanted any more", () => {
    const { wire, lines, offered, told, line } = aWire();
    wire.use(lines);
    wire.open(1);
    offered[0]?.onOpened(line("line"));
    wire.letGo();
    offered[0]?.onClosed();
    assert.deepEqual(told, ["opened 1 with a line", "line closed"]);
  });
});
