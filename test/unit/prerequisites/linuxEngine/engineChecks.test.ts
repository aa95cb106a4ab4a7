import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Engine, LogChunk } from "../../../../src/engine/engine";
import { EngineError } from "../../../../src/engine/engineError";
import type { Image } from "../../../../src/engine/model";
import type { RunOptions } from "../../../../src/engine/runOptions";
import { checkKvm, checkTun } from "../../../../src/prerequisites/linuxEngine/devices";
import { EngineFacts } from "../../../../src/prerequisites/linuxEngine/engineFacts";
import { checkEngineDisk, checkEngineMemory } from "../../../../src/prerequisites/linuxEngine/engineRoom";
import { brief, commandOf, resultOf } from "../windows/aWindows";

interface HostDescription {
  readonly images?: readonly (readonly [tag: string, sizeBytes: number])[];
  readonly withoutShell?: readonly string[];
  readonly devices?: Readonly<Record<string, "missing" | "refused">>;
  readonly memoryGiB?: number;
  readonly diskGiB?: number;
  readonly contextName?: string;
}

/** An engine whose containers see what a test describes. */
class DescribedEngine {
  readonly created: RunOptions[] = [];
  readonly removed: string[] = [];

  constructor(private readonly host: HostDescription) {}

  readonly endpoint = {
    host: "unix:///run/lab.sock",
    tls: undefined,
    contextName: undefined as string | undefined,
  };

  list(): Promise<readonly Image[]> {
    const { images = [["busybox:latest", 1]] } = this.host;
    return Promise.resolve(
      images.map(([tag, sizeBytes]) => ({ id: tag, tags: [tag], digests: [], createdAt: 0, sizeBytes, labels: {} })),
    );
  }

  create(options: RunOptions): Promise<{ id: string }> {
    this.created.push(options);
    return Promise.resolve({ id: String(this.created.length - 1) });
  }

  start(id: string): Promise<void> {
    const { image, devices = [] } = this.optionsOf(id);
    const missing = devices.find((device) => this.host.devices?.[device] === "missing");
    if (missing !== undefined) {
      return refuse(`error gathering device information while adding custom device "${missing}": no such file`);
    }
    return this.host.withoutShell?.includes(image) ? refuse('exec: "/bin/sh": no such file') : Promise.resolve();
  }

  async *logs(id: string): AsyncIterable<LogChunk> {
    await Promise.resolve();
    if ((this.optionsOf(id).devices ?? []).length === 0) {
      const { memoryGiB = 8, diskGiB = 50 } = this.host;
      const lines = [
        "MemTotal:       16000000 kB",
        "MemFree:         1000000 kB",
        `MemAvailable:   ${memoryGiB * 2 ** 20} kB`,
        "Filesystem           1024-blocks    Used Available Capacity Mounted on",
        `overlay                129886324  65000000  ${diskGiB * 2 ** 20}  52% /`,
      ];
      yield { stream: "stdout", data: Buffer.from(`${lines.join("\n")}\n`) };
    }
  }

  inspect(_kind: string, id: string): Promise<unknown> {
    const refused = (this.optionsOf(id).devices ?? []).some((device) => this.host.devices?.[device] === "refused");
    return Promise.resolve({ State: { ExitCode: refused ? 1 : 0 } });
  }

  remove(_kind: string, id: string): Promise<void> {
    this.removed.push(id);
    return Promise.resolve();
  }

  private optionsOf(id: string): RunOptions {
    const options = this.created[Number(id)];
    if (!options) {
      throw new Error(`There is no container ${id}.`);
    }
    return options;
  }
}

function refuse(detail: string): Promise<never> {
  return Promise.reject(new EngineError({ kind: "refused", detail }));
}

function aHost(host: HostDescription = {}, place: "here" | "elsewhere" = "here") {
  const engine = new DescribedEngine(host);
  engine.endpoint.contextName = host.contextName;
  const facts = new EngineFacts(engine as unknown as Engine, new AbortController().signal, place);
  return { engine, facts };
}

describe("the devices of an engine's host", () => {
  it("are there for containers, missing, or refused", async () => {
    assert.equal(brief(await checkKvm(aHost().facts)), "ok fine");
    assert.equal(brief(await checkTun(aHost().facts)), "ok fine");
    const missing = aHost({ devices: { "/dev/kvm": "missing", "/dev/net/tun": "missing" } }).facts;
    assert.equal(brief(await checkKvm(missing)), "warning kvmMissing");
    assert.equal(commandOf(await checkKvm(missing)), "modprobe kvm_intel || modprobe kvm_amd");
    assert.equal(brief(await checkTun(missing)), "warning tunMissing");
    assert.equal(commandOf(await checkTun(missing)), "modprobe tun");
    const refused = aHost({ devices: { "/dev/kvm": "refused", "/dev/net/tun": "refused" } }).facts;
    assert.equal(brief(await checkKvm(refused)), "warning kvmRefused");
    assert.equal(brief(await checkTun(refused)), "warning tunRefused");
  });

  it("are mended where they are", async () => {
    const { remedy } = await checkKvm(aHost({ devices: { "/dev/kvm": "missing" } }, "elsewhere").facts);

    assert.ok(remedy?.kind === "command" && remedy.where === "elsewhere");
  });
});

describe("the room on an engine's host", () => {
  it("is what its containers see of it", async () => {
    assert.equal(brief(await checkEngineMemory(aHost().facts)), "ok fine 8.0 GiB");
    assert.equal(brief(await checkEngineMemory(aHost({ memoryGiB: 2 }).facts)), "warning littleEngineMemory 2.0 GiB");
    assert.equal(brief(await checkEngineDisk(aHost().facts)), "ok fine 50.0 GiB");
    assert.equal(brief(await checkEngineDisk(aHost({ diskGiB: 12 }).facts)), "warning littleEngineDisk 12.0 GiB");
    assert.equal(brief(await checkEngineDisk(aHost({ diskGiB: 2 }).facts)), "missing tooLittleEngineDisk 2.0 GiB");
  });

  it("is made by looking through what nobody uses", async () => {
    assert.deepEqual((await checkEngineDisk(aHost({ diskGiB: 2 }).facts)).remedy, { kind: "prune" });
  });

  it("is looked at once for both, without a network, and by containers that are removed", async () => {
    const { engine, facts } = aHost();

    await Promise.all([checkEngineMemory(facts), checkEngineDisk(facts), checkKvm(facts), checkTun(facts)]);

    assert.equal(engine.created.length, 3);
    assert.deepEqual(engine.removed.toSorted(), ["0", "1", "2"]);
    assert.deepEqual(
      engine.created.filter(({ devices = [] }) => devices.length === 0).map(({ network }) => network),
      ["none"],
    );
    assert.ok(engine.created.every(({ labels }) => labels && "windows-containers.helper" in labels));
  });
});

describe("the image to look with", () => {
  it("is one that is known to have a shell, wherever it comes from", async () => {
    const images = [
      ["tool:1", 5],
      ["registry.local:5000/team/alpine:3.20", 8],
    ] as const;
    const { engine, facts } = aHost({ images });

    await checkEngineMemory(facts);

    assert.deepEqual(
      engine.created.map(({ image }) => image),
      ["registry.local:5000/team/alpine:3.20"],
    );
  });

  it("is else the smallest that proves to have one", async () => {
    const images = [
      ["big:1", 900],
      ["static:1", 5],
      ["app:1", 80],
    ] as const;
    const { engine, facts } = aHost({ images, withoutShell: ["static:1"] });

    assert.equal(brief(await checkEngineMemory(facts)), "ok fine 8.0 GiB");
    assert.equal(brief(await checkKvm(facts)), "ok fine");
    assert.deepEqual(
      engine.created.map(({ image }) => image),
      ["static:1", "app:1", "app:1"],
    );
  });

  it("has to be pulled where there is none", async () => {
    for (const host of [{ images: [] }, { images: [["static:1", 5]] as const, withoutShell: ["static:1"] }]) {
      const result = await resultOf(() => checkKvm(aHost(host).facts));

      assert.equal(brief(result), "cannotTell noProbeImage");
      assert.deepEqual(result.remedy, { kind: "pull", image: "busybox:latest" });
    }
  });
});
