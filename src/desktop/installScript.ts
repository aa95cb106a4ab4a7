import type { DesktopSpec } from "./spec";
import type { Engine } from "../engine/engine";
import { runOnce } from "../engine/probes/runOnce";
import { agentInstallLines, agentScript, agentScriptName } from "./agent/agentScript";
import { hasAgent } from "./agent/withAgent";
import { DesktopError } from "./desktopError";

/** The whole line that says so in the log. */
export function readyLine(token: string): string {
  return `windows-containers ready ${token}`;
}

/**
 * What Windows runs at its first logon, once. The serial port ends in the container's log, which makes this line the one
 * proof that the desktop was reached: no port, no agent in the guest.
 */
export function installScript(token: string, extraLines: readonly string[] = []): string {
  return ["@echo off", `echo ${readyLine(token)}>COM1`, ...extraLines, ""].join("\r\n");
}

const writeScripts = [
  "mkdir -p /storage/oem",
  'printf %s "$INSTALL_SCRIPT" > /storage/oem/install.bat',
  `if [ -n "$AGENT_SCRIPT" ]; then printf %s "$AGENT_SCRIPT" > /storage/oem/${agentScriptName}; fi`,
].join(" && ");

/**
 * Puts the script where the image looks for it. It goes into the storage itself, since a folder to bind would have to be
 * on the engine's host, which may be another machine than ours.
 */
export async function writeInstallScript(
  engine: Engine,
  spec: DesktopSpec,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  const agent = hasAgent(spec);
  const environment = {
    INSTALL_SCRIPT: installScript(token, agent ? agentInstallLines : []),
    ...(agent && { AGENT_SCRIPT: agentScript }),
  };
  const options = { image: spec.image, mounts: [storageMount(spec.disks.storage)], environment };
  const { exitCode, output } = await runOnce(engine, writeScripts, options, signal);
  if (exitCode !== 0) {
    throw new DesktopError({ kind: "scriptNotWritten", output: output.trim() });
  }
}

export function storageMount(storage: DesktopSpec["disks"]["storage"]): {
  readonly kind: "volume" | "bind";
  readonly source: string;
  readonly target: string;
  readonly access: "readWrite";
} {
  return storage.kind === "volume"
    ? { kind: "volume", source: storage.name, target: "/storage", access: "readWrite" }
    : { kind: "bind", source: storage.path, target: "/storage", access: "readWrite" };
}
