import { isIPv4 } from "node:net";
import { subnetOf } from "./subnets";

/** One line of the machine's routing table that names a subnet; without the one for everything else. */
export interface Route {
  readonly subnet: string;
  /** The interface: by its name on Linux, by its address on Windows. */
  readonly device: string;
  readonly via: "link" | "gateway";
}

/** Of Linux' `/proc/net/route`: numbers in hexadecimal, their bytes in the processor's order. */
export function parseProcRoutes(text: string): readonly Route[] {
  return text
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length >= 8)
    .map(([device = "", destination = "", gateway = "", , , , , mask = ""]): Route => ({
      subnet: subnetOf(addressOf(destination), addressOf(mask)),
      device,
      via: /^0+$/.test(gateway) ? "link" : "gateway",
    }))
    .filter(namesSubnet);
}

const routeLine = /^\s*(\d+(?:\.\d+){3})\s+(\d+(?:\.\d+){3})\s+(\S.*?)\s+(\d+(?:\.\d+){3})\s+\d+\s*$/;

/** Of Windows' `route print -4`: only the numbers, the words between them are translated. */
export function parseRoutePrint(text: string): readonly Route[] {
  return text
    .split(/\r?\n/)
    .map((line) => routeLine.exec(line))
    .filter((match) => match !== null)
    .map(([, destination = "", mask = "", gateway = "", device = ""]): Route => ({
      subnet: subnetOf(destination, mask),
      device,
      via: isIPv4(gateway) ? "gateway" : "link",
    }))
    .filter(namesSubnet);
}

/** Not the default route, nor those for single addresses, loopback and groups. */
function namesSubnet({ subnet }: Route): boolean {
  return !/\/(0|32)$/.test(subnet) && !/^(127|22[4-9]|23\d|169\.254)\./.test(subnet);
}

function addressOf(littleEndian: string): string {
  return (littleEndian.match(/../g) ?? [])
    .toReversed()
    .map((byte) => Number.parseInt(byte, 16))
    .join(".");
}
