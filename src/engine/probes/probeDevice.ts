import type { Engine } from "../engine";
import { EngineError } from "../engineError";
import { runOnce } from "./runOnce";

export type DeviceState = "available" | "missing" | "refused";

/** Whose rights on a device are asked for: of a container in the host's groups that the real one will be in. */
export interface DeviceUser {
  readonly image: string;
  readonly groups?: readonly string[];
}

/** Whether the host that the engine's containers run on hands over a device, by a container of the image. */
export async function probeDevice(
  engine: Engine,
  { image, groups = [] }: DeviceUser,
  device: string,
  signal: AbortSignal,
): Promise<DeviceState> {
  try {
    const { exitCode } = await runOnce(
      engine,
      `test -c ${device} && test -w ${device}`,
      { image, devices: [device], ...(groups.length > 0 && { groups }) },
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
