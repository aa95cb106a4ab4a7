import assert from "node:assert/strict";
import { EngineError } from "../../src/engine/engineError";
import type { EngineSnapshot } from "../../src/inventory/engineState";
import { fittingTag } from "../../src/ui/commands/images/fittingTag";

const reference = "mcr.microsoft.com/windows/servercore:ltsc2025";
const newer = "a Windows version 10.0.26100-based image is incompatible with a 10.0.22631 host";
const layer = "hcs::CreateComputeSystem 3f2a: The layer format is not recognized. (0xc0370112)";

function failed(detail: string): EngineError {
  return new EngineError({ kind: "engineFailed", endpoint: "tcp://elsewhere:2376", status: 500, detail });
}

/** Of an engine on another machine, which has this build. */
function onBuild(build: number | undefined): EngineSnapshot {
  const hostBuild = build === undefined ? undefined : { build, revision: undefined };
  return {
    endpoint: { host: "tcp://elsewhere:2376" },
    info: { mode: "windows", hostBuild },
  } as unknown as EngineSnapshot;
}

describe("the tag that fits where an image does not", () => {
  it("is that of the release which the engine's Windows runs", async () => {
    const fitting = "mcr.microsoft.com/windows/servercore:ltsc2022";
    assert.equal(await fittingTag(failed(newer), reference, onBuild(22_631)), fitting);
    assert.equal(await fittingTag(failed(newer), reference, onBuild(20_348)), fitting);
    assert.equal(await fittingTag(failed(layer), reference, onBuild(26_200)), fitting);
    const tooNew = new EngineError({
      kind: "imageTooNew",
      detail: "no matching manifest for windows(10.0.22631)/amd64",
    });
    assert.equal(await fittingTag(tooNew, reference, onBuild(22_631)), fitting);
    assert.equal(await fittingTag(failed(newer), "shop/web:4.8-ltsc2025", onBuild(20_348)), "shop/web:4.8-ltsc2022");
  });

  it("is none for other failures, for names without a release, and for an unknown Windows", async () => {
    assert.equal(await fittingTag(failed("no space left on device"), reference, onBuild(20_348)), undefined);
    assert.equal(await fittingTag(failed(newer), "shop/web:latest", onBuild(20_348)), undefined);
    assert.equal(await fittingTag(failed(newer), reference, onBuild(undefined)), undefined);
    assert.equal(await fittingTag(failed(newer), reference.replace("2025", "2022"), onBuild(20_348)), undefined);
  });
});
