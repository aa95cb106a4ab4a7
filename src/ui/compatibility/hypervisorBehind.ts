import * as vscode from "vscode";
import { readHypervisor, type Hypervisor } from "../../compatibility/hypervisor";
import type { EngineSnapshot } from "../../inventory/engineState";
import { runProgram } from "../../platform/runProgram";
import { withLateProgress } from "../progress";

const deadlineMs = 10_000;

/** It changes with a restart only. */
let reading: Promise<Hypervisor> | undefined;
let known: Hypervisor = "unknown";

/** Of the host of a Windows engine, where that is the machine that we run on; of others nobody can tell. */
export async function hypervisorBehind(snapshot: EngineSnapshot): Promise<Hypervisor> {
  if (!isEngineOfThisWindows(snapshot)) {
    return "unknown";
  }
  reading ??= read().catch((error: unknown) => {
    reading = undefined;
    throw error;
  });
  known = await reading;
  return known;
}

async function read(): Promise<Hypervisor> {
  const title = vscode.l10n.t("Looking for the hypervisor of Windows");
  return withLateProgress(title, async (signal) => readHypervisor(runProgram, { signal, deadlineMs }));
}

/** For what is drawn, which starts no program: what was found when something was asked for. */
export function knownHypervisorBehind(snapshot: EngineSnapshot): Hypervisor {
  return isEngineOfThisWindows(snapshot) ? known : "unknown";
}

function isEngineOfThisWindows({ endpoint, info }: EngineSnapshot): boolean {
  return process.platform === "win32" && info?.mode === "windows" && endpoint.host.startsWith("npipe:////./pipe/");
}
