import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { DaemonMode } from "../../src/engine/model";
import {
  doWhereItFits,
  engineForImage,
  type ImageJob,
  type JobRouting,
} from "../../src/ui/commands/images/engineForImage";
import type { EngineTarget } from "../../src/ui/pickers/pickEngine";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { startRegistry } from "../parts/registry.mjs";
import { endpointOf } from "./endpointOf";
import { impatient, InventoryObserver } from "./inventoryObserver";
import { ModeMachine } from "./modeMachine";

const patient = new AbortController().signal;

describe("A pull on Docker Desktop of an image for the other system", () => {
  let double: DockerDesktopDouble;
  let registry: Awaited<ReturnType<typeof startRegistry>>;
  let machine: ModeMachine;
  let observer: InventoryObserver | undefined;
  let asked: string[] = [];
  let reference = "";

  before(async () => {
    [double, registry] = await Promise.all([startDockerDesktop(), startRegistry()]);
    reference = `${registry.host}/app:1`;
    await registry.push({ name: "app", tag: "1", layers: [1_000] });
    const platform = { os: "windows", architecture: "amd64", osVersion: "10.0.26100.1742" };
    await registry.push({ name: "win", tag: "ltsc2025", layers: [1_000], platform });
  });
  after(async () => {
    await Promise.all([double.stop(), registry.stop()]);
  });
  beforeEach(async () => {
    asked = [];
    await double.control({ ...usualBehaviour, downMs: 300 });
    await double.switchTo("windows");
    machine = await new ModeMachine(double).follow();
  });
  afterEach(() => {
    observer?.dispose();
    machine.dispose();
  });

  it("goes on after one question and the switch", async () => {
    const job = await jobOn("windows", [double.activeHost]);
    const routed = await routedJob(job, "yes");
    assert.deepEqual(asked, ["switch to linux"]);
    assert.equal(routed?.target.snapshot.info?.mode, "linux");
    await routed.target.engine.pull(reference, { onProgress: () => undefined }, patient);
    const [image] = await routed.target.engine.list("image", patient, [reference]);
    assert.deepEqual(image?.tags, [reference]);
    assert.equal(await machine.activeMode(), "linux");
  });

  it("ends without a switch when that is not wanted", async () => {
    const job = await jobOn("windows", [double.activeHost]);
    assert.equal(await routedJob(job, "no"), undefined);
    assert.deepEqual(asked, ["switch to linux"]);
    assert.equal(await machine.activeMode(), "windows");
  });

  it("goes to the engine that runs it, without a question, when both are up", async () => {
    const job = await jobOn("windows", [double.linuxHost, double.windowsHost]);
    const routed = await routedJob(job, "no");
    assert.deepEqual([routed?.target.snapshot.info?.mode, asked], ["linux", []]);
    assert.equal(await machine.activeMode(), "windows");
  });

  it("stays where it is when the image is for that engine", async () => {
    const job = await jobOn("linux", [double.linuxHost, double.windowsHost]);
    assert.equal(await routedJob(job, "no"), job);
  });

  it("is known for a Windows image before a Linux engine has refused it", async () => {
    const job = await jobOn("linux", [double.linuxHost, double.windowsHost]);
    const windows = { ...job, reference: `${registry.host}/win:ltsc2025` };
    const routed = await routedJob(windows, "no");
    assert.equal(routed?.target.snapshot.info?.mode, "windows");
    await routed.target.engine.pull(windows.reference, { onProgress: () => undefined }, patient);
    const platform = await routed.target.engine.imagePlatform(windows.reference, patient);
    assert.deepEqual([platform.os, platform.build], ["windows", { build: 26100, revision: 1742 }]);
  });

  it("goes on after the engine's refusal alone, when no registry has told before", async () => {
    const job = await jobOn("linux", [double.linuxHost, double.windowsHost]);
    const windows = { ...job, reference: `${registry.host}/win:ltsc2025` };
    const done = await doWhereItFits(windows, routing("no"), async ({ reference: name, target }) =>
      target.engine.pull(name, { onProgress: () => undefined }, patient),
    );
    assert.deepEqual([done?.target.snapshot.info?.mode, asked], ["windows", []]);
  });

  it("is built where its base image is, with the isolation that only Windows knows", async () => {
    const folder = await mkdtemp(join(tmpdir(), "routed-build-"));
    try {
      const job = await jobOn("windows", [double.linuxHost, double.windowsHost]);
      const base = `${registry.host}/win:ltsc2025`;
      await job.target.engine.pull(base, { onProgress: () => undefined }, patient);
      await writeFile(join(folder, "Dockerfile"), `FROM ${base}\nLABEL built=here\n`);
      const options = {
        contextFolder: folder,
        dockerfile: "Dockerfile",
        tag: "lab/routed:1",
        isolation: "hyperv",
      } as const;
      const { imageId } = await job.target.engine.build(
        options,
        { baseImages: [base], onProgress: () => undefined },
        patient,
      );
      const [image] = await job.target.engine.list("image", patient, ["lab/routed:1"]);
      assert.deepEqual([image?.id, image?.labels], [imageId, { built: "here" }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  async function jobOn(mode: DaemonMode, hosts: readonly string[]): Promise<ImageJob> {
    const watching = new InventoryObserver(
      hosts.map((host) => endpointOf(host)),
      impatient,
    );
    observer = watching;
    const found = () => live(watching).find(({ snapshot }) => snapshot.info?.mode === mode);
    await watching.until("all engines", () => live(watching).length === hosts.length);
    const target = found();
    assert.ok(target);
    return { reference, target };
  }

  async function routedJob(job: ImageJob, answer: "yes" | "no"): Promise<ImageJob | undefined> {
    const platforms = await job.target.engine.distribution(job.reference, patient);
    return engineForImage(job, platforms, routing(answer));
  }

  function routing(answer: "yes" | "no"): JobRouting {
    const watching = observer;
    assert.ok(watching);
    const { state } = machine.monitor;
    const say = async (question: string): Promise<"yes" | "no"> => {
      asked.push(question);
      return Promise.resolve(answer);
    };
    return {
      liveEngines: () => live(watching),
      onEnginesChange: watching.inventory.onDidChange,
      desktopMode: () => (state.kind === "known" ? state.mode : undefined),
      hypervisorBehind: async () => Promise.resolve("unknown" as const),
      switchTo: async (mode) => ((await machine.switchTo(mode)).kind === "switched" ? "ready" : "stayed"),
      askToSwitch: async (needs) => say(`switch to ${needs}`),
      askToMove: async (other) => say(`move to ${other.snapshot.endpoint.name}`),
      tellTooNew: async () => Promise.reject(new Error("no image here is too new")),
      askToReplace: async (_verdict, replacement) => say(`take ${replacement}`),
    };
  }

  function live({ inventory }: InventoryObserver): readonly EngineTarget[] {
    return inventory.engines.flatMap((snapshot) => {
      const engine = snapshot.state.kind === "connected" ? inventory.engine(snapshot.key) : undefined;
      return engine ? [{ engine, snapshot }] : [];
    });
  }
});
