import { after, before, describe } from "node:test";
import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { Endpoint } from "../../src/engine/endpoint";
import type { Engine } from "../../src/engine/engine";
import { EngineError, type EngineFailure } from "../../src/engine/engineError";
import type { RunOptions } from "../../src/engine/runOptions";

/** For calls that nobody cancels. */
export const patient = new AbortController().signal;
export const image = "busybox:latest";

/** What a part of the contract stands on: a real engine, as far as the part needs it, and the adapter's connection to it. */
export interface Contract<Daemon = Pick<DockerEngine, "api">> {
  readonly dockerd: Daemon;
  readonly engine: Engine;
  /** Creates and starts a container without network. */
  readonly run: (options: Partial<RunOptions>) => Promise<string>;
}

export interface Transport {
  /** "over a socket", for the tests' names. */
  readonly name: string;
  /** Makes ready what is needed, and says what more to start dockerd with. */
  readonly prepare?: () => Promise<readonly string[]>;
  /** Where the engine is reached, once it runs; its own socket when left out. */
  readonly endpoint?: (dockerd: DockerEngine) => Promise<Partial<Endpoint> & Pick<Endpoint, "host">>;
  readonly stop?: () => Promise<void>;
}

/** Runs parts of the contract against one real engine, reached in one way. */
export function describeContract(
  transport: Transport,
  parts: readonly ((contract: Contract<DockerEngine>) => void)[],
): void {
  describe(`An engine ${transport.name}`, () => {
    let dockerd: DockerEngine | undefined;
    let engine: Engine | undefined;
    before(async () => {
      const words = (await transport.prepare?.()) ?? [];
      dockerd = await startDockerEngine({ name: "contract", words });
      await busyboxImage(dockerd.api, image);
      engine = await connectDockerEngine(await endpointOf(transport, dockerd));
    });
    after(async () => {
      engine?.dispose();
      await dockerd?.stop();
      await transport.stop?.();
    });
    const contract: Contract<DockerEngine> = {
      get dockerd() {
        return existing(dockerd);
      },
      get engine() {
        return existing(engine);
      },
      run: async (options) => {
        const { id } = await existing(engine).create({ image, network: "none", ...options }, patient);
        await existing(engine).start(id, patient);
        return id;
      },
    };
    for (const part of parts) {
      part(contract);
    }
  });
}

async function endpointOf({ endpoint }: Transport, dockerd: DockerEngine): Promise<Endpoint> {
  const given = (await endpoint?.(dockerd)) ?? { host: dockerd.host };
  return {
    id: given.host,
    name: "contract",
    source: "setting",
    contextName: undefined,
    tls: undefined,
    isCurrent: false,
    ...given,
  };
}

export async function failureOf(call: Promise<unknown>): Promise<EngineFailure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof EngineError) {
      return error.failure;
    }
    throw error;
  }
  throw new Error("the call succeeded");
}

function existing<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error("used before the tests began");
  }
  return value;
}
