import { windowsProgram } from "../platform/windowsPrograms";
import type { DiagnosisMachine } from "./machine";
import { readNats } from "./nats";
import { parseProcRoutes, parseRoutePrint, type Route } from "./routes";

const programMs = 6_000;

/** Addresses that the machine itself uses, knows a way to, or translates. */
export type MachineSubnet =
  | { readonly kind: "address"; readonly source: string; readonly subnet: string; readonly address: string }
  | { readonly kind: "nat"; readonly source: string; readonly subnet: string; readonly name: string }
  | { readonly kind: "route"; readonly source: string; readonly subnet: string; readonly isDirect: boolean };

export async function machineSubnets(
  machine: DiagnosisMachine,
  signal: AbortSignal,
): Promise<readonly MachineSubnet[]> {
  const addresses = machine.addresses().filter(({ isInternal, address }) => !isInternal && !isLinkLocal(address));
  const isWindows = machine.platform === "win32";
  const [routes, nats] = await Promise.all([readRoutes(machine, signal), isWindows ? readNats(machine, signal) : []]);
  // A way that comes with an address of the machine is told by that already.
  const more = routes.filter(({ device, via }) => via === "gateway" || !addresses.some((it) => isDevice(it, device)));
  return [
    ...addresses.map(({ device, subnet, address }) => ({ kind: "address", source: device, subnet, address }) as const),
    ...more.map(
      ({ device, subnet, via }) =>
        ({ kind: "route", source: `route ${device}`, subnet, isDirect: via === "link" }) as const,
    ),
    ...nats.map(({ name, subnet }) => ({ kind: "nat", source: `Get-NetNat ${name}`, subnet, name }) as const),
  ];
}

function isDevice({ device, address }: { readonly device: string; readonly address: string }, name: string): boolean {
  return device === name || address === name;
}

function isLinkLocal(address: string): boolean {
  return /^(fe80:|169\.254\.)/i.test(address);
}

/** Systems without one of these tell their addresses alone. */
async function readRoutes(machine: DiagnosisMachine, signal: AbortSignal): Promise<readonly Route[]> {
  if (machine.platform === "linux") {
    return machine.readText("/proc/net/route").then(parseProcRoutes, () => []);
  }
  if (machine.platform !== "win32") {
    return [];
  }
  const options = { signal, deadlineMs: programMs };
  const result = await machine.runProgram(windowsProgram("route.exe"), ["print", "-4"], options);
  return result.kind === "exited" ? parseRoutePrint(result.stdout) : [];
}
