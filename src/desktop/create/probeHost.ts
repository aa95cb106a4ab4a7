import type { Engine } from "../../engine/engine";
import { probeDevice, type DeviceState, type DeviceUser } from "../../engine/probes/probeDevice";

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
export async function probeHost(engine: Engine, host: DeviceUser, signal: AbortSignal): Promise<HostDevices> {
  const [kvm, tun] = await Promise.all([
    probeDevice(engine, host, "/dev/kvm", signal),
    probeDevice(engine, host, "/dev/net/tun", signal),
  ]);
  return { kvm, tun };
}
