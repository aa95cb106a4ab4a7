import assert from "node:assert/strict";
import { Duplex } from "node:stream";
import { describe, it } from "node:test";
import { ScreenKeeper } from "../../../../src/desktop/screen/screenKeeper";
import { ScreenTunnel } from "../../../../src/desktop/screen/screenTunnel";
import { FakeClock } from "../../platform/fakeClock";

/** A screen that can be switched off and on again, and the keeper that watches over it. */
function aKeptScreen() {
  const clock = new FakeClock();
  const told: string[] = [];
  const sent: string[] = [];
  let screen: "on" | "off" | "broken" = "on";
  let attempts = 0;
  let last: Duplex | undefined;
  const keeper = new ScreenKeeper(
    (listener) => {
      attempts += 1;
      if (screen === "broken") {
        return Promise.reject(new Error("the engine is away"));
      }
      const stream = new Duplex({
        read: () => undefined,
        write: (chunk: Buffer, _encoding, done) => {
          sent.push(chunk.toString());
          done();
        },
      });
      stream.push(screen === "on" ? "RFB" : null);
      last = stream;
      return Promise.resolve(new ScreenTunnel({ stream, stderr: undefined, close: () => stream.destroy() }, listener));
    },
    {
      onOpened: (session) => told.push(`opened ${session}`),
      onData: (session, pieces) => told.push(`data ${session} ${Buffer.concat(pieces).toString()}`),
      onClosed: (session, cause) =>
        told.push(`closed ${session} ${cause instanceof Error ? cause.message : "by itself"}`),
      onLetGo: (session) => told.push(`let go of ${session}`),
    },
    clock,
  );
  return {
    clock,
    keeper,
    told,
    sent,
    attempts: () => attempts,
    breakConnection: () => last?.destroy(),
    set: (state: typeof screen) => (screen = state),
  };
}

describe("ScreenKeeper", () => {
  it("tells that the screen is open when it answered, not when the connection was made", async () => {
    const { clock, keeper, told, set } = aKeptScreen();
    set("off");
    keeper.want();
    await clock.advance(0);
    keeper.dispose();
    assert.deepEqual(told, ["closed 1 by itself"]);
  });

  it("takes a lost connection up again by itself", async () => {
    const { clock, keeper, told, breakConnection } = aKeptScreen();
    keeper.want();
    await clock.advance(0);
    breakConnection();
    await clock.advance(100);
    keeper.dispose();
    assert.deepEqual(told, ["opened 1", "data 1 RFB", "closed 1 by itself", "opened 2", "data 2 RFB"]);
  });

  it("goes on trying while the engine is away, and says why", async () => {
    const { clock, keeper, told, set } = aKeptScreen();
    set("broken");
    keeper.want();
    await clock.advance(100);
    set("on");
    await clock.advance(200);
    keeper.dispose();
    assert.deepEqual(told, ["closed 1 the engine is away", "closed 2 the engine is away", "opened 3", "data 3 RFB"]);
  });

  it("waits a second at most, so that a picture is back within two", async () => {
    const { clock, keeper, set, attempts, told } = aKeptScreen();
    set("broken");
    keeper.want();
    // Pauses of 100, 200, 400 and 800 ms, then of a second each.
    await clock.advance(60_000);
    const before = attempts();
    set("on");
    await clock.advance(1_000);
    keeper.dispose();
    assert.equal(before, 63);
    assert.deepEqual(told.slice(-2), ["opened 64", "data 64 RFB"]);
  });

  it("tries at once when somebody asks", async () => {
    const { clock, keeper, told, set, attempts } = aKeptScreen();
    set("broken");
    keeper.want();
    // After 0, 100, 300 and 700 ms: the pause that has begun is of 800 ms.
    await clock.advance(750);
    assert.equal(attempts(), 4);
    set("on");
    keeper.retryNow();
    await clock.advance(0);
    keeper.dispose();
    assert.deepEqual(told.slice(-2), ["opened 5", "data 5 RFB"]);
  });

  it("drops what an earlier connection still wants to say", async () => {
    const { clock, keeper, sent, breakConnection } = aKeptScreen();
    keeper.want();
    await clock.advance(0);
    breakConnection();
    await clock.advance(100);
    keeper.send(1, new TextEncoder().encode("late"));
    keeper.send(2, new TextEncoder().encode("now"));
    keeper.dispose();
    assert.deepEqual(sent, ["now"]);
  });

  it("asks a screen that answers and then fails each time once a second, and one that held for long at once", async () => {
    const { clock, keeper, attempts, breakConnection } = aKeptScreen();
    keeper.want();
    for (let at = 0; at < 200; at += 1) {
      await clock.advance(50);
      breakConnection();
    }
    // After 10 seconds; pauses of 100, 200, 400 and 800 ms, then of a second each.
    assert.ok(attempts() < 16, `${attempts()} attempts`);
    await clock.advance(5_000);
    const before = attempts();
    breakConnection();
    await clock.advance(100);
    keeper.dispose();
    assert.equal(attempts(), before + 1);
  });

  it("begins with short pauses again when it is wanted anew", async () => {
    const { clock, keeper, set, attempts } = aKeptScreen();
    set("broken");
    keeper.want();
    await clock.advance(10_000);
    keeper.letGo();
    const before = attempts();

    keeper.want();
    await clock.advance(400);

    keeper.dispose();
    // At once, after 100 ms and after 200 ms more.
    assert.equal(attempts(), before + 3);
  });

  it("stops when it is let go of, and tells of a screen that had answered", async () => {
    const { clock, keeper, told, attempts } = aKeptScreen();
    keeper.want();
    await clock.advance(0);
    keeper.letGo();
    await clock.advance(10_000);
    keeper.letGo();
    assert.equal(attempts(), 1);
    assert.deepEqual(told, ["opened 1", "data 1 RFB", "let go of 1"]);
  });

  it("tells nobody when its panel is gone", async () => {
    const { clock, keeper, told } = aKeptScreen();
    keeper.want();
    await clock.advance(0);
    keeper.dispose();
    await clock.advance(0);
    assert.deepEqual(told, ["opened 1", "data 1 RFB"]);
  });
});
