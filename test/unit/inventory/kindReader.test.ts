import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sleep } from "../../../src/platform/clock";
import { KindReader } from "../../../src/inventory/kindReader";
import { usualTiming } from "../../../src/inventory/timing";
import { aContainer } from "./arrange";
import { FakeClock } from "../platform/fakeClock";

const { readSpacingMs } = usualTiming;

describe("KindReader", () => {
  it("asks for a burst with one request", async () => {
    const { clock, reader, requests } = arrangeReader();
    for (const id of ["a", "b", "a", "c"]) {
      reader.read(id, 5);
    }
    await clock.advance(1_000);

    assert.deepEqual(requests, [{ at: 5, ids: ["a", "b", "c"] }]);
  });

  it("gathers what comes meanwhile, and keeps its distance", async () => {
    const { clock, reader, requests } = arrangeReader();
    reader.read("a", 0);
    for (let step = 1; step <= 30; step += 1) {
      await clock.advance(10);
      reader.read(`b${step}`, 0);
    }
    await clock.advance(1_000);

    assert.deepEqual(
      requests.map(({ at, ids }) => [at, ids?.length]),
      [
        [0, 1],
        [readSpacingMs, 19],
        [2 * readSpacingMs, 11],
      ],
    );
  });

  it("waits with what is held, and takes it along when its time comes sooner", async () => {
    const { clock, reader, requests } = arrangeReader();
    reader.read("held", 130);
    reader.read("prompt", 5);
    await clock.advance(300);
    assert.deepEqual(requests, [
      { at: 5, ids: ["prompt"] },
      { at: 5 + readSpacingMs, ids: ["held"] },
    ]);

    await clock.advance(300);
    reader.read("held", 130);
    reader.read("held", 5);
    await clock.advance(1_000);
    assert.deepEqual(requests.slice(2), [{ at: 605, ids: ["held"] }]);
  });

  it("asks for everything once when that costs less than many ids", async () => {
    const { clock, reader, requests } = arrangeReader();
    for (let id = 0; id < 101; id += 1) {
      reader.read(`c${id}`, 0);
    }
    await clock.advance(1_000);

    assert.deepEqual(requests, [{ at: 0, ids: undefined }]);
  });

  it("does not ask for what is gone", async () => {
    const { clock, reader, requests } = arrangeReader();
    reader.read("a", 5);
    reader.forget("a");
    await clock.advance(1_000);

    assert.deepEqual(requests, []);
  });

  it("does not bring back what went while the answer was on its way", async () => {
    const { clock, reader, found } = arrangeReader();
    reader.read("a", 0);
    reader.read("b", 0);
    await clock.advance(5);
    reader.forget("a");
    await clock.advance(1_000);

    assert.deepEqual(found, [["b"]]);
  });

  it("has one request under way at a time", async () => {
    const { clock, reader, requests } = arrangeReader({ listMs: 700 });
    reader.read("a", 0);
    await clock.advance(10);
    reader.read("a", 0);
    await clock.advance(2_000);

    assert.deepEqual(
      requests.map(({ at }) => at),
      [0, 700],
    );
  });

  it("asks again for what was changed while the answer was on its way", async () => {
    const { clock, reader, requests } = arrangeReader();
    reader.changedMeanwhile("a");
    reader.read("a", 0);
    await clock.advance(5);
    reader.changedMeanwhile("a");
    await clock.advance(1_000);

    assert.deepEqual(
      requests.map(({ at }) => at),
      [0, readSpacingMs],
    );
  });

  it("is silent once it is disposed of", async () => {
    const { clock, reader, requests, found } = arrangeReader();
    reader.read("a", 0);
    await clock.advance(5);
    reader.read("b", 0);
    reader.dispose();
    await clock.advance(1_000);

    assert.deepEqual([requests.length, found], [1, []]);
  });
});

function arrangeReader({ listMs = 10 } = {}) {
  const clock = new FakeClock();
  const begin = clock.now();
  const requests: { readonly at: number; readonly ids: readonly string[] | undefined }[] = [];
  const found: (readonly string[])[] = [];
  const reader = new KindReader<"container">({
    clock,
    timing: usualTiming,
    list: async (ids) => {
      requests.push({ at: clock.now() - begin, ids });
      await sleep(listMs, new AbortController().signal, clock);
      return (ids ?? []).map((id) => aContainer({ id }));
    },
    onRead: (reading) => found.push(reading.found.map(({ id }) => id)),
    onError: assert.ifError,
  });
  return { clock, reader, requests, found };
}
