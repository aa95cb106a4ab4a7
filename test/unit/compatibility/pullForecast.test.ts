import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pullForecast } from "../../../src/compatibility/pullForecast";

const windows = (build: number) => ({ os: "windows", architecture: "amd64", build: { build, revision: 1 } });
const linux = { os: "linux", architecture: "amd64", build: undefined };
const onBuild = (build: number) => ({ mode: "windows", hostBuild: { build, revision: 1 } }) as const;
const onLinux = { mode: "linux", hostBuild: undefined } as const;

describe("pullForecast", () => {
  it("says which mode an image needs that is not for this one", () => {
    assert.deepEqual(pullForecast(onLinux, [windows(20348)]), { kind: "otherSystem", needs: "windows" });
    assert.deepEqual(pullForecast(onBuild(26100), [linux]), { kind: "otherSystem", needs: "linux" });
  });

  it("takes the entry that the engine would: the host's own build, else the first that is not newer", () => {
    const list = [linux, windows(26100), windows(17763), windows(20348)];
    assert.deepEqual(pullForecast(onLinux, list), { kind: "fits", platform: linux });
    assert.deepEqual(pullForecast(onBuild(20348), list), { kind: "fits", platform: windows(20348) });
    assert.deepEqual(pullForecast(onBuild(22631), list), { kind: "fits", platform: windows(17763) });
  });

  it("sees that every build is newer than the host", () => {
    const forecast = pullForecast(onBuild(20348), [linux, windows(26100), windows(26200)]);

    assert.deepEqual(forecast, { kind: "tooNew", platform: windows(26100) });
  });

  it("does not guess when the registry tells nothing, or something else", () => {
    assert.deepEqual(pullForecast(onLinux, []), { kind: "unknown" });
    const other = { os: "freebsd", architecture: "amd64", build: undefined };
    assert.deepEqual(pullForecast(onLinux, [other]), { kind: "unknown" });
  });
});
