import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EngineError } from "../../../../src/engine/engineError";
import { changesThatHelp } from "../../../../src/ui/errors/changesThatHelp";

const refused = (detail: string): EngineError =>
  new EngineError({ kind: "engineFailed", endpoint: "npipe:x", status: 500, detail });
const german = refused(
  "hcsshim::CreateComputeSystem 3f2a: Das Betriebssystem des Containers stimmt nicht mit dem des Hosts überein.",
);

describe("changesThatHelp", () => {
  it("knows by the image what Windows says in another language than English, without a number", () => {
    assert.deepEqual(changesThatHelp(german, "hypervOnly"), ["hyperVIsolation"]);
    assert.deepEqual(changesThatHelp(german, "process"), []);
    assert.deepEqual(changesThatHelp(german), []);
  });

  it("believes the words where they are known, and takes no other failure for it", () => {
    const noHypervisor = refused("hcsshim::CreateComputeSystem 3f2a: No hypervisor is present on this system.");

    assert.deepEqual(changesThatHelp(noHypervisor, "hypervOnly"), ["processIsolation"]);
    assert.deepEqual(changesThatHelp(refused("no such volume"), "hypervOnly"), []);
  });
});
