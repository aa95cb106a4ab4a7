import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { InstallStage } from "../../../../src/desktop/run/installStage";
import { PaceMeter, type Pace } from "../../../../src/desktop/run/paceMeter";

const at = (percent: number): InstallStage => ({ kind: "downloading", progress: { kind: "percent", percent } });
const loaded = (bytes: number): InstallStage => ({ kind: "downloading", progress: { kind: "bytes", bytes } });

function paceAfter(
  meter: PaceMeter,
  steps: readonly (readonly [seconds: number, stage: InstallStage])[],
): Pace | undefined {
  return steps.map(([seconds, stage]) => meter.measure(stage, seconds * 1000)).at(-1);
}

describe("the pace of a download", () => {
  it("is its rate and the time that is left, when the size is known", () => {
    const pace = paceAfter(new PaceMeter(8e9), [
      [0, at(10)],
      [5, at(12.5)],
      [10, at(15)],
    ]);
    assert.deepEqual(pace, { bytesPerSecond: 40e6, secondsLeft: 180 });
  });

  it("has no rate, but a time, when only percents are known", () => {
    const pace = paceAfter(new PaceMeter(undefined), [
      [0, at(50)],
      [10, at(60)],
    ]);
    assert.deepEqual(pace, { bytesPerSecond: undefined, secondsLeft: 40 });
  });

  it("has a rate, but no time, when only bytes are known", () => {
    const pace = paceAfter(new PaceMeter(undefined), [
      [0, loaded(0)],
      [10, loaded(120e6)],
    ]);
    assert.deepEqual(pace, { bytesPerSecond: 12e6, secondsLeft: undefined });
  });

  it("is not told before it was looked at for two seconds", () => {
    const pace = paceAfter(new PaceMeter(8e9), [
      [0, at(0)],
      [1.5, at(5)],
    ]);
    assert.deepEqual(pace, { bytesPerSecond: undefined, secondsLeft: undefined });
  });

  it("does not count what was there when the looking began", () => {
    const pace = paceAfter(new PaceMeter(1e9), [
      [0, at(1)],
      [0.1, at(80)],
      [10.1, at(90)],
    ]);
    assert.deepEqual(pace, { bytesPerSecond: 10e6, secondsLeft: 10 });
  });

  it("counts down between two news", () => {
    const meter = new PaceMeter(undefined);
    paceAfter(meter, [
      [0, at(0)],
      [10, at(10)],
    ]);
    assert.equal(meter.measure(at(10), 20_000)?.secondsLeft, 80);
  });

  it("is unknown once nothing has come for a while", () => {
    const meter = new PaceMeter(8e9);
    paceAfter(meter, [
      [0, at(0)],
      [10, at(10)],
    ]);
    assert.deepEqual(meter.measure(at(10), 40_000), { bytesPerSecond: undefined, secondsLeft: undefined });
  });

  it("begins anew with another try and with another stage", () => {
    const meter = new PaceMeter(8e9);
    paceAfter(meter, [
      [0, at(50)],
      [10, at(60)],
    ]);
    assert.equal(meter.measure(at(1), 11_000)?.secondsLeft, undefined);
    const extracting: InstallStage = { kind: "extracting", progress: { kind: "percent", percent: 30 } };
    assert.deepEqual(meter.measure(extracting, 12_000), { bytesPerSecond: undefined, secondsLeft: undefined });
    assert.equal(meter.measure({ kind: "setup" }, 13_000), undefined);
  });

  it("follows a change of speed within half a minute", () => {
    const slow = Array.from({ length: 30 }, (_, second) => [second, at(second * 0.1)] as const);
    const fast = Array.from({ length: 35 }, (_, second) => [30 + second, at(3 + second)] as const);
    const pace = paceAfter(new PaceMeter(1e9), [...slow, ...fast]);
    assert.equal(pace?.bytesPerSecond, 10e6);
  });
});
