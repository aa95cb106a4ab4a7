import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { after, before, describe, it } from "node:test";
import { canContainer, canEngine, containerAbilities, type ContainerAbility } from "../../src/engine/capabilities";
import type { Engine } from "../../src/engine/engine";
import { EngineError } from "../../src/engine/engineError";
import type { ContainerState, Isolation } from "../../src/engine/model";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { connectTo } from "./modeMachine";

const { signal } = new AbortController();
const emptyArchive = () => Readable.from([Buffer.alloc(1024)]);

/** One use of each ability, with what undoes it. */
const uses: Readonly<Record<ContainerAbility, (engine: Engine, id: string) => Promise<unknown>>> = {
  pause: async ({ containers }, id) => {
    await containers.pause(id, signal);
    await containers.unpause(id, signal);
  },
  unpause: async ({ containers }, id) => {
    await containers.unpause(id, signal);
    await containers.pause(id, signal);
  },
  rename: ({ containers }, id) => containers.rename(id, `renamed-${id.slice(0, 12)}`, signal),
  processes: ({ containers }, id) => containers.processes(id, signal),
  changes: ({ containers }, id) => containers.changes(id, signal),
  copyFiles: async ({ transfers }, id) => {
    await transfers.copyTo(id, "/tmp", emptyArchive(), signal);
    for await (const _chunk of transfers.copyFrom(id, "/etc/passwd", signal)) {
      break;
    }
  },
  commit: ({ containers }, id) => containers.commit(id, "commit/it:1", signal),
  export: async ({ transfers }, id) => {
    for await (const _chunk of transfers.exportContainer(id, signal)) {
      break;
    }
  },
  updateLimits: ({ containers }, id) => containers.updateLimits(id, { cpus: 0.5 }, signal),
  stats: async (engine, id) => {
    for await (const _sample of engine.stats(id, signal)) {
      break;
    }
  },
};

describe("What is offered for a container of a Windows engine", () => {
  let double: DockerDesktopDouble;
  let windows: Engine;
  before(async () => {
    double = await startDockerDesktop({});
    windows = await connectTo(double.windowsHost);
    await busyboxImage(double.engines.windows.api);
  });
  after(async () => {
    windows.dispose();
    await double.stop();
  });

  const containerIn = async (state: ContainerState, isolation: Isolation): Promise<string> => {
    const command = ["sh", "-c", "trap 'exit 0' TERM; while true; do sleep 0.1; done"];
    const { id } = await windows.create({ image: "busybox:latest", isolation, command, network: "none" }, signal);
    if (state !== "created") {
      await windows.start(id, signal);
    }
    if (state === "paused") {
      await windows.containers.pause(id, signal);
    }
    if (state === "exited") {
      await windows.kill(id, signal);
    }
    return id;
  };

  for (const isolation of ["process", "hyperv"] as const) {
    // Nothing that is isolated by process ever gets into the state "paused".
    const states = (["created", "running", "paused", "exited"] as const).filter(
      (state) => isolation === "hyperv" || state !== "paused",
    );
    for (const state of states) {
      it(`is what the engine does to one that is ${state} in ${isolation} isolation, and the rest it refuses`, async () => {
        const id = await containerIn(state, isolation);
        for (const ability of containerAbilities) {
          const offered = canContainer(ability, { mode: "windows", isolation, state });
          const done = await does(uses[ability](windows, id));
          // The engine behind the double shows what there is to see of one that does not run: nothing, or what stands still.
          const mayDiffer = ["stats", "processes"].includes(ability) && state !== "running" && !offered;
          assert.ok(offered === done || mayDiffer, `${ability}: offered ${offered}, done ${done}`);
        }
        await windows.remove("container", id, { force: "force" }, signal);
      });
    }
  }

  it("follows how each container is isolated, which two questions tell of all", async () => {
    const [one, other] = await Promise.all([containerIn("created", "process"), containerIn("created", "hyperv")]);

    const isolations = await windows.containers.isolations(signal);

    assert.equal(isolations.get(one), "process");
    assert.equal(isolations.get(other), "hyperv");
  });

  it("has no cache of builds to prune, which the engine refuses", async () => {
    const { apiVersion } = await windows.version(signal);
    assert.equal(canEngine("pruneBuildCache", { mode: "windows", apiVersion }), false);
    assert.equal(await does(windows.housekeeping.pruneBuildCache("unused", signal)), false);
    assert.deepEqual((await windows.housekeeping.diskUsage(signal)).buildCache, []);
  });
});

async function does(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof EngineError) {
      return false;
    }
    throw error;
  }
}
