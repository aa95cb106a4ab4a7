import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Engine } from "../../../../src/engine/engine";
import type { DaemonMode, ImagePlatform } from "../../../../src/engine/model";
import { EngineError } from "../../../../src/engine/engineError";
import { doWhereItFits, engineForImage, type JobRouting } from "../../../../src/ui/commands/images/engineForImage";
import type { EngineTarget } from "../../../../src/ui/pickers/pickEngine";
import { failureOf } from "../../engine/docker/expectations";
import { anEngine } from "../tree/anEngine";

const server2025: ImagePlatform = { os: "windows", architecture: "amd64", build: { build: 26100, revision: 1 } };

function target(mode: DaemonMode, host: string, build = 22631): EngineTarget {
  const { info, endpoint } = anEngine();
  const hostBuild = mode === "windows" ? { build, revision: 1 } : undefined;
  const snapshot = anEngine({ endpoint: { ...endpoint, host }, info: info && { ...info, mode, hostBuild } });
  return { engine: {} as Engine, snapshot };
}

function arrange(engines: readonly EngineTarget[], answer: "yes" | "no" | "anyway", desktopMode?: DaemonMode) {
  const asked: string[] = [];
  const say = async <A>(question: string, given: A): Promise<A> => {
    asked.push(question);
    return Promise.resolve(given);
  };
  const decided = answer === "no" ? "no" : "yes";
  const routing: JobRouting = {
    liveEngines: () => engines,
    onEnginesChange: () => ({ dispose: () => undefined }),
    desktopMode: () => desktopMode,
    hypervisorBehind: async () => Promise.resolve("unknown" as const),
    switchTo: async () => Promise.resolve("stayed" as const),
    askToSwitch: async (needs) => say(`switch to ${needs}`, decided),
    askToMove: async (other) => say(`move to ${other.snapshot.endpoint.host}`, decided),
    tellTooNew: async ({ reason }) => say(reason, undefined),
    askToReplace: async ({ reason }, replacement) => say(`${reason}: ${replacement}`, answer),
  };
  return { routing, asked };
}

const pipe = "npipe:////./pipe/docker_engine";
const reference = "mcr.microsoft.com/windows/nanoserver:ltsc2025";

describe("A job with an image", () => {
  it("is done with the tag that works, when every build is newer than the host and that is wanted", async () => {
    const job = { reference, target: target("windows", pipe) };
    const { routing, asked } = arrange([job.target], "yes");
    const replacement = "mcr.microsoft.com/windows/nanoserver:ltsc2022";
    assert.deepEqual(await engineForImage(job, [server2025], routing), { ...job, reference: replacement });
    assert.deepEqual(asked, [`imageNewer: ${replacement}`]);
    assert.equal(await engineForImage(job, [server2025], arrange([], "no").routing), undefined);
  });

  it("ends with both builds told, when every build is newer than the host and no other tag is known", async () => {
    const job = { reference: "lab:5000/web:1", target: target("windows", pipe) };
    const { routing, asked } = arrange([job.target, target("linux", "unix:///run/docker.sock")], "yes");

    assert.equal(await engineForImage(job, [server2025], routing), undefined);
    assert.deepEqual(asked, ["imageNewer"]);
  });

  it("goes to another machine only when that is wanted", async () => {
    const job = { reference, target: target("linux", pipe) };
    const far = target("windows", "ssh://lab", 26100);
    const wanted = arrange([job.target, far], "yes");
    assert.equal((await engineForImage(job, [server2025], wanted.routing))?.target, far);
    assert.deepEqual(wanted.asked, ["move to ssh://lab"]);
    assert.equal(await engineForImage(job, [server2025], arrange([job.target, far], "no").routing), undefined);
  });

  it("does not switch this machine for an engine on another one", async () => {
    const job = { reference, target: target("linux", "ssh://lab") };
    const { routing, asked } = arrange([job.target], "yes", "linux");
    assert.equal(await engineForImage(job, [server2025], routing), job);
    assert.deepEqual(asked, []);
  });

  it("ends when the switch did not succeed", async () => {
    const job = { reference, target: target("linux", pipe) };
    const { routing, asked } = arrange([job.target], "yes", "linux");
    assert.equal(await engineForImage(job, [server2025], routing), undefined);
    assert.deepEqual(asked, ["switch to windows"]);
  });

  it("is left to the engine when no engine can do it", async () => {
    const job = { reference, target: target("linux", pipe) };
    assert.equal(await engineForImage(job, [server2025], arrange([job.target], "yes").routing), job);
  });

  it("is offered the tag that works also for a build that Windows takes and is known to fail on, and goes on anyway", async () => {
    const job = { reference, target: target("windows", pipe, 26200) };
    const replacement = "mcr.microsoft.com/windows/nanoserver:ltsc2022";
    const anyway = arrange([job.target], "anyway");
    assert.equal(await engineForImage(job, [server2025], anyway.routing), job);
    assert.deepEqual(anyway.asked, [`reportedFailing: ${replacement}`]);
    const { routing } = arrange([job.target], "yes");
    assert.deepEqual(await engineForImage(job, [server2025], routing), { ...job, reference: replacement });
  });

  it("is offered a tag that runs as a process where the host is known to have no hypervisor, and goes on without one", async () => {
    const server2019: ImagePlatform = { os: "windows", architecture: "amd64", build: { build: 17763, revision: 1 } };
    const job = { reference: "mcr.microsoft.com/windows/nanoserver:ltsc2019", target: target("windows", pipe, 26100) };
    const there = arrange([job.target], "yes");
    const none = { ...there.routing, hypervisorBehind: async () => Promise.resolve("missing" as const) };
    const replacement = "mcr.microsoft.com/windows/nanoserver:ltsc2025";

    assert.equal(await engineForImage(job, [server2019], there.routing), job);
    assert.deepEqual(await engineForImage(job, [server2019], none), { ...job, reference: replacement });
    assert.deepEqual(there.asked, [`noHypervisor: ${replacement}`]);
    const own = { ...job, reference: "lab:5000/web:1" };
    assert.equal(await engineForImage(own, [server2019], none), own);
  });
});

describe("An image that is newer than a host without a hypervisor", () => {
  it("is not offered with a tag that would need one", async () => {
    const windows10 = { reference, target: target("windows", pipe, 19045) };
    const { routing, asked } = arrange([windows10.target], "yes");
    const none = { ...routing, hypervisorBehind: async () => Promise.resolve("missing" as const) };
    const replacement = "mcr.microsoft.com/windows/nanoserver:ltsc2019";

    assert.deepEqual(await engineForImage(windows10, [server2025], routing), { ...windows10, reference: replacement });
    assert.equal(await engineForImage(windows10, [server2025], none), undefined);
    assert.deepEqual(asked, [`imageNewer: ${replacement}`, "imageNewer"]);
  });
});

describe("A job that its engine refuses because of the system", () => {
  it("is not sent to a Linux engine when what it needs is known to be for Windows, and so is newer than the host", async () => {
    const job = { target: target("windows", pipe), images: [{ name: "web", platforms: [server2025] }] };
    const { routing, asked } = arrange([job.target, target("linux", "unix:///x.sock")], "yes");
    const detail = "no matching manifest for windows(10.0.22631)/amd64 in the manifest list entries";
    const refused = new EngineError({
      kind: "wrongMode",
      endpoint: pipe,
      required: "linux",
      actual: "windows",
      detail,
    });

    const why = await failureOf(doWhereItFits(job, routing, async () => Promise.reject(refused)));
    assert.deepEqual([why, asked], [{ kind: "imageTooNew", detail }, []]);
  });

  const failure = { kind: "wrongMode", endpoint: pipe, required: "windows", actual: "linux", detail: "" } as const;
  const refusedOn =
    (refusing: EngineTarget, done: EngineTarget[]) => async (job: { readonly target: EngineTarget }) => {
      if (job.target === refusing) {
        throw new EngineError(failure);
      }
      done.push(job.target);
      return Promise.resolve();
    };

  it("goes on where it fits, without a question when both engines are up", async () => {
    const [linux, windows] = [target("linux", pipe), target("windows", "npipe:////./pipe/dockerDesktopWindowsEngine")];
    const { routing, asked } = arrange([linux, windows], "no");
    const done: EngineTarget[] = [];
    const routed = await doWhereItFits({ target: linux }, routing, refusedOn(linux, done));
    assert.deepEqual([routed?.target, done, asked], [windows, [windows], []]);
  });

  it("does not take a Linux image of other processors for one for Windows", async () => {
    const linux = target("linux", pipe);
    const { routing, asked } = arrange([linux], "yes", "linux");
    const images = [{ name: "tool:arm", platforms: [{ os: "linux", architecture: "arm64", build: undefined }] }];

    const why = await failureOf(doWhereItFits({ target: linux, images }, routing, refusedOn(linux, [])));

    assert.deepEqual([why, asked], [{ kind: "notFound", object: "reference", id: "tool:arm", detail: "" }, []]);
  });

  it("is over when that is not wanted, and stays a failure when there is no other engine", async () => {
    const linux = target("linux", pipe);
    const { routing, asked } = arrange([linux], "no", "linux");
    assert.equal(await doWhereItFits({ target: linux }, routing, refusedOn(linux, [])), undefined);
    assert.deepEqual(asked, ["switch to windows"]);
    const nowhere = doWhereItFits({ target: linux }, arrange([linux], "yes").routing, refusedOn(linux, []));
    await assert.rejects(nowhere, EngineError);
  });

  it("fails as it is for any other reason", async () => {
    const linux = target("linux", pipe);
    const broken = doWhereItFits({ target: linux }, arrange([linux], "yes").routing, async () =>
      Promise.reject(new EngineError({ kind: "refused", detail: "no" })),
    );
    await assert.rejects(broken, EngineError);
  });
});
