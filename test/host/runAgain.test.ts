import assert from "node:assert/strict";
import type { Engine } from "../../src/engine/engine";
import { EngineError } from "../../src/engine/engineError";
import type { Isolation } from "../../src/engine/model";
import { withWayToBuild } from "../../src/ui/commands/build/buildAgain";
import { withIsolatedStart } from "../../src/ui/commands/containers/startIsolated";
import { presentError } from "../../src/ui/errors/presentError";
import { aContainer } from "../unit/ui/tree/anEngine";

const detail = "hcs::CreateComputeSystem 3f2a: Das System passt nicht. (0xc0370101)";
const mismatch = new EngineError({ kind: "engineFailed", endpoint: "npipe:x", status: 500, detail });
const fit = { title: "Change Images in Dockerfile…", press: () => Promise.resolve() };
const options = { contextFolder: "/src", dockerfile: "Dockerfile" };

/** A container on a Windows engine that tells how it is isolated. */
function isolatedBy(isolation: Isolation) {
  const containers = { isolations: () => Promise.resolve(new Map([["web", isolation]])) };
  return { engine: { containers } as unknown as Engine, engineKey: "windows", container: aContainer("web") };
}

async function buttonsOfStart(error: unknown, isolation: Isolation): Promise<readonly string[]> {
  const { remedies } = presentError(await withIsolatedStart(error, isolatedBy(isolation)));
  return remedies.map(({ title }) => title);
}

describe("what does not run with process isolation", () => {
  it("is offered with Hyper-V isolation first when an existing container is started", async () => {
    const buttons = await buttonsOfStart(mismatch, "process");

    assert.deepEqual(buttons, ["Run Again With Hyper-V Isolation…", "Learn More", "Show Details", "Show Log"]);
  });

  it("is not offered with what it has already, nor for other reasons", async () => {
    const other = new EngineError({ kind: "conflict", detail: "port is already allocated" });

    assert.equal((await buttonsOfStart(mismatch, "hyperv"))[0], "Learn More");
    assert.ok(!(await buttonsOfStart(other, "process")).some((title) => title.startsWith("Run Again")));
  });

  it("is built again with Hyper-V isolation at a press", async () => {
    const built: unknown[] = [];
    const ways = {
      usual: "process",
      fit,
      build: (changed: unknown) => Promise.resolve(void built.push(changed)),
    } as const;
    const error = withWayToBuild(mismatch, options, ways);
    const [again] = presentError(error).remedies;

    await again?.press();

    assert.equal(again?.title, "Build Again With Hyper-V Isolation");
    assert.deepEqual(built, [{ ...options, isolation: "hyperv" }]);
    assert.equal(withWayToBuild(mismatch, { ...options, isolation: "hyperv" }, ways), mismatch);
    assert.equal(withWayToBuild(mismatch, options, { ...ways, usual: "hyperv" }), mismatch);
  });

  it("leads to the Dockerfile where its images are of another release", () => {
    const newer = "a Windows version 10.0.26100-based image is incompatible with a 10.0.22631 host";
    const failed = new EngineError({ kind: "buildFailed", detail: newer });
    const error = withWayToBuild(failed, options, { usual: "process", fit, build: () => Promise.resolve() });

    assert.equal(presentError(error).remedies[0], fit);
  });
});
