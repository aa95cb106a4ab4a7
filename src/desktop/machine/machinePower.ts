import type { ProgramPlace } from "../desktopPlace";
import { askMachine } from "./machineMonitor";

const commands = {
  shutDown: "system_powerdown",
  pause: "stop",
  resume: "cont",
  reset: "system_reset",
} as const;

/** `shutDown` presses the power button: what Windows makes of it is its own business. */
export async function powerMachine(
  place: ProgramPlace,
  id: string,
  action: keyof typeof commands,
  signal: AbortSignal,
): Promise<void> {
  const complaint = await askMachine(place, id, commands[action], signal);
  if (complaint !== "") {
    throw new Error(complaint);
  }
}

/** Whether the machine's processors stand still. */
export async function isMachinePaused(place: ProgramPlace, id: string, signal: AbortSignal): Promise<boolean> {
  return (await askMachine(place, id, "info status", signal)).includes("paused");
}

/** The program in Windows that shares the clipboard has opened its port to the machine. */
export async function hasClipboardAgent(place: ProgramPlace, id: string, signal: AbortSignal): Promise<boolean> {
  return listensToClipboard(await askMachine(place, id, "info qtree", signal));
}

/** `port N, guest on` is a port that a program in the guest holds open. */
export function listensToClipboard(deviceTree: string): boolean {
  return deviceTree
    .split(/^\s*dev: /m)
    .some(
      (device) =>
        device.startsWith("virtserialport") &&
        device.includes('name = "com.redhat.spice.0"') &&
        /\bport \d+, guest on\b/.test(device),
    );
}
