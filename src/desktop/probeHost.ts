import type { Engine } from "../engine/engine";
import { EngineError } from "../engine/engineError";
import { runOnce } from "./runOnce";

export type DeviceState = "available" | "missing" | "refused";

/** What the engine's host has for virtual machines. */
export interface HostDevices {
  /** Without it a desktop runs about ten times slower. */
  readonly kvm: DeviceState;
  /** Without it Windows gets a simpler network, into which few ports can be forwarded. */
  readonly tun: DeviceState;
}

/**
 * Asks the host that the containers will run on, by containers of the desktop's own image: looking at this machine would
 * say nothing about a remote engine, WSL or Docker Desktop.
 */
export async function probeHost(engine: Engine, image: string, signal: AbortSignal): Promise<HostDevices> {
  const [kvm, tun] = await Promise.all([
    probeDevice(engine, image, "/dev/kvm", signal),
    probeDevice(engine, image, "/dev/net/tun", signal),
  ]);
  return { kvm, tun };
}

async function probeDevice(engine: Engine, image: string, device: string, signal: AbortSignal): Promise<DeviceState> {
  try {
    const { exitCode } = await runOnce(
      engine,
      `test -c ${device} && test -w ${device}`,
      { image, devices: [device] },
      signal,
    );
    return exitCode === 0 ? "available" : "refused";
  } catch (error) {
    // The engine cannot even hand over what is not there, and says which device it means.
    if (error instanceof EngineError && "detail" in error.failure && error.failure.detail.includes(device)) {
      return "missing";
    }
    throw error;
  }
}
