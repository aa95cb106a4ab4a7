import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemsForecast, type NeededImage } from "../../../src/compatibility/systemsForecast";

const needed = (name: string, ...systems: readonly string[]): NeededImage => ({
  name,
  platforms: systems.map((os) => ({ os, architecture: "amd64", build: undefined })),
});

describe("The forecast for a job of several images", () => {
  it("fits where every image is there for the engine's system, or nobody could tell", () => {
    assert.deepEqual(systemsForecast("linux", [needed("a", "linux"), needed("b", "windows", "linux"), needed("c")]), {
      kind: "fits",
    });
    assert.deepEqual(systemsForecast("windows", [needed("b", "windows", "linux")]), { kind: "fits" });
  });

  it("names the other system when one image is only for that, and none speaks against it", () => {
    const images = [needed("a", "windows"), needed("b", "windows", "linux"), needed("c")];
    assert.deepEqual(systemsForecast("linux", images), { kind: "otherSystem", needs: "windows" });
    assert.deepEqual(systemsForecast("windows", images), { kind: "fits" });
  });

  it("names who needs which system when no engine can do it, each once", () => {
    const images = [needed("web", "windows"), needed("web", "windows"), needed("cache", "linux"), needed("any")];
    for (const mode of ["linux", "windows"] as const) {
      assert.deepEqual(systemsForecast(mode, images), {
        kind: "mixed",
        names: { windows: ["web"], linux: ["cache"] },
      });
    }
  });
});
