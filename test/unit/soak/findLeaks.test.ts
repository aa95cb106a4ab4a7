import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findLeaks, type Sample } from "../../soak/findLeaks.mjs";

interface Growth {
  readonly segment?: number;
  readonly bytesOfRound?: number;
  readonly socketsOfRound?: number;
}

/** Rounds in which up to 20 MB are under way, more in one and less in the next. */
function rounds(count: number, { segment = 0, bytesOfRound = 0, socketsOfRound = 0 }: Growth = {}): readonly Sample[] {
  return Array.from({ length: count }, (_, round) => {
    const underWay = ((round * 7) % 11) * 2e6;
    return {
      segment,
      host: 1,
      hostBytes: 30e6 + underWay + round * bytesOfRound,
      pageBytes: 60e6 + underWay,
      sockets: 9 + (round % 2) + Math.floor(round * socketsOfRound),
      viewers: 1,
      updates: round,
    };
  });
}

describe("findLeaks", () => {
  it("takes what goes up and down with the screen for none", () => {
    assert.deepEqual(findLeaks([...rounds(6), ...rounds(80, { segment: 1 })]), []);
  });

  it("finds memory that grows slowly in many rounds, and fast in few", () => {
    assert.match(findLeaks(rounds(80, { bytesOfRound: 500e3 })).join(), /^The extension host holds more memory/);
    assert.match(findLeaks(rounds(6, { bytesOfRound: 12e6 })).join(), /^The extension host holds more memory/);
  });

  it("finds sockets that stay open", () => {
    assert.match(findLeaks(rounds(80, { socketsOfRound: 0.2 })).join(), /^The extension host has more sockets/);
  });

  it("finds a screen with more viewers than one", () => {
    const [sample] = rounds(1);
    assert.ok(sample);
    assert.match(findLeaks([{ ...sample, viewers: 6 }]).join(), /6 connections to one screen/);
  });
});
