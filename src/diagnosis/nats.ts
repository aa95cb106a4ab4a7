import * as z from "zod/mini";
import { windowsProgram } from "../platform/windowsPrograms";
import type { DiagnosisMachine } from "./machine";

const programMs = 6_000;

/** A translation of addresses that Windows does, whoever asked for it; it may outlive its network. */
export interface Nat {
  readonly name: string;
  readonly subnet: string;
}

const natsSchema = z.array(z.object({ Name: z.string(), InternalIPInterfaceAddressPrefix: z.string() }));

/** In single quotes only, which need no care on the way to PowerShell. */
export const natScript = [
  "$ProgressPreference='SilentlyContinue'",
  "$nats=@(Get-NetNat -ErrorAction Stop|Select-Object Name,InternalIPInterfaceAddressPrefix)",
  "ConvertTo-Json -Compress -InputObject $nats",
].join(";");

export const natWords = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", natScript];

/** None where Windows does not tell them, as it may not to an ordinary user. */
export async function readNats(machine: DiagnosisMachine, signal: AbortSignal): Promise<readonly Nat[]> {
  const powerShell = windowsProgram(String.raw`WindowsPowerShell\v1.0\powershell.exe`);
  const result = await machine.runProgram(powerShell, natWords, { signal, deadlineMs: programMs });
  const nats = result.kind === "exited" ? z.safeParse(natsSchema, jsonIn(result.stdout)) : undefined;
  return (nats?.data ?? []).map(({ Name, InternalIPInterfaceAddressPrefix }) => ({
    name: Name,
    subnet: InternalIPInterfaceAddressPrefix,
  }));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
