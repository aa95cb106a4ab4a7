import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { endpointOf } from "./endpointOf";
import { buildDesktopImage } from "../parts/desktopImage/build.mjs";
import { createDesktop } from "../../src/desktop/create/createDesktop";
import type { DesktopState } from "../../src/desktop/desktop";
import { placeOn } from "../../src/desktop/desktopPlace";
import { followRun } from "../../src/desktop/run/followRun";
import { defaultSpec, type DesktopSpec } from "../../src/desktop/spec";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { Engine } from "../../src/engine/engine";

/** A real engine of its own with the demonstration desktop's image. */
export interface DesktopHost {
  readonly dockerd: DockerEngine;
  readonly engine: Engine;
  readonly image: string;
  stop(): Promise<void>;
}

export async function startDesktopHost(name: string): Promise<DesktopHost> {
  const dockerd = await startDockerEngine({ name, network: "bridge" });
  const image = await buildDesktopImage(dockerd.socketPath);
  const engine = await connectDockerEngine(endpointOf(dockerd.host, { name }));
  return {
    dockerd,
    engine,
    image,
    stop: async () => {
      engine.dispose();
      await dockerd.stop();
    },
  };
}

/** A desktop with the defaults of the form, on the demonstration image, quick to install. */
export function demoSpec(
  host: DesktopHost,
  name: string,
  variables: Readonly<Record<string, string>> = {},
): DesktopSpec {
  const spec = defaultSpec(name);
  return {
    ...spec,
    image: host.image,
    access: { ...spec.access, password: "a-password" },
    otherVariables: { DEMO_INSTALL_SECONDS: "2", DEMO_SETUP_SECONDS: "2", ...variables },
  };
}

export async function create(host: DesktopHost, spec: DesktopSpec): Promise<string> {
  const { id } = await createDesktop(host.engine, spec, AbortSignal.timeout(60_000), {
    onStep: () => undefined,
    leftDisk: "refuse",
  });
  return id;
}

/** All states of a run, until one is `last` or the container ends. */
export async function statesUntil(
  host: DesktopHost,
  id: string,
  last: (state: DesktopState) => boolean,
): Promise<readonly DesktopState[]> {
  const states: DesktopState[] = [];
  const enough = new AbortController();
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(90_000)]);
  const onState = (state: DesktopState): void => {
    states.push(state);
    if (last(state)) {
      enough.abort();
    }
  };
  await followRun(placeOn(host.engine), id, { signal, onState }).catch((error: unknown) => {
    if (!enough.signal.aborted) {
      throw error;
    }
  });
  return states;
}
