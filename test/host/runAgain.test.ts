import assert from "node:assert/strict";
import type { Engine } from "../../src/engine/engine";
import { EngineError } from "../../src/engine/engineError";
import type { Isolation } from "../../src/engine/model";
import { withWayToBuild } from "../../src/ui/commands/build/buildAgain";
import { withWaysToStart } from "../../src/ui/commands/containers/startChanged";
import { presentError } from "../../src/ui/errors/presentError";
import { aContainer, anEngine } from "../unit/ui/tree/anEngine";

const detail = "hcs::CreateComputeSystem 3f2a: Das System passt nicht. (0xc0370101)";
const mismatch = new EngineError({ kind: "engineFailed", endpoint: "npipe:x", status: 500, detail });
const fit = { title: "Change Images in Dockerfile…", press: () => Promise.resolve() };
const options = { contextFolder: "/src", dockerfile: "Dockerfile" };

/** A container on a Windows engine that tells how it was made. */
function madeSo(isolation: Isolation, config: object = {}, host: object = {}) {
  const record = { Config: { Image: "web:1", ...config }, HostConfig: { Isolation: isolation, ...host } };
  const engine = { inspect: () => Promise.resolve(record) } as unknown as Engine;
  return { engine, engineKey: "windows", container: aContainer("web") };
}

async function buttonsOfStart(error: unknown, target: ReturnType<typeof madeSo>): Promise<readonly string[]> {
  const { remedies } = presentError(await withWaysToStart(error, target));
  return remedies.map(({ title }) => title);
}

const failed = (text: string): EngineError =>
  new EngineError({ kind: "engineFailed", endpoint: "npipe:x", status: 500, detail: text });

describe("what does not run with process isolation", () => {
  it("is offered with Hyper-V isolation first when an existing container is started", async () => {
    const buttons = await buttonsOfStart(mismatch, madeSo("process"));

    assert.deepEqual(buttons, ["Run Again With Hyper-V Isolation…", "Learn More", "Show Details", "Show Log"]);
  });

  it("is known by the image, where Windows says it without a number and in another language than English", async () => {
    const german = failed("hcsshim::CreateComputeSystem 3f2a: Das Betriebssystem des Containers passt nicht.");
    const { info } = anEngine();
    const target = madeSo("process");
    const host = { ...info, mode: "windows", hostBuild: { build: 26100, revision: 1 } };
    const imageOf = (build: number) => ({
      info: () => Promise.resolve(host),
      imagePlatform: () =>
        Promise.resolve({ os: "windows", architecture: "amd64", build: { build, revision: undefined } }),
    });
    const first = async (build: number): Promise<string | undefined> => {
      const engine = { ...target.engine, ...imageOf(build) } as unknown as Engine;
      return (await buttonsOfStart(german, { ...target, engine }))[0];
    };

    assert.equal(await first(17763), "Run Again With Hyper-V Isolation…");
    assert.equal(await first(20348), "Try Again");
  });

  it("is not offered with what it has already, nor for other reasons", async () => {
    const other = new EngineError({ kind: "conflict", detail: "port is already allocated" });

    assert.equal((await buttonsOfStart(mismatch, madeSo("hyperv")))[0], "Learn More");
    assert.ok(!(await buttonsOfStart(other, madeSo("process"))).some((title) => title.startsWith("Run Again")));
  });

  it("is offered in cmd.exe or on a free port, where the shell or the port of an existing container is in the way", async () => {
    const shell = madeSo("process", { Cmd: ["powershell", "-Command", "dir"] });
    const missing = failed("hcs::System::CreateProcess 3f2a: The system cannot find the file specified.: unknown");
    const web = madeSo("hyperv", {}, { PortBindings: { "80/tcp": [{ HostIp: "", HostPort: "8080" }] } });
    const taken = failed("Bind for 0.0.0.0:8080 failed: port is already allocated");

    assert.equal((await buttonsOfStart(missing, shell))[0], "Run Again With cmd.exe…");
    assert.equal((await buttonsOfStart(missing, madeSo("process", { Cmd: ["app.exe"] })))[0], "Learn More");
    assert.equal((await buttonsOfStart(taken, web))[0], "Run Again on a Free Port…");
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
