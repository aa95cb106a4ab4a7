import { readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { probeTcp } from "../platform/probeTcp";
import { runProgram } from "../platform/runProgram";
import type { DiagnosisMachine, MachineAddress } from "./machine";

/** The machine that we run on. */
export const machineHere: DiagnosisMachine = {
  platform: process.platform,
  addresses: () => Object.entries(networkInterfaces()).flatMap(([device, all = []]) => all.map(toAddress(device))),
  readText: async (path) => readFile(path, "utf8"),
  runProgram,
  probeTcp,
};

function toAddress(device: string) {
  return ({
    address,
    cidr,
    internal,
  }: {
    address: string;
    cidr: string | null;
    internal: boolean;
  }): MachineAddress => ({
    device,
    subnet: cidr ?? address,
    address,
    isInternal: internal,
  });
}
