import type { DesktopSpec } from "./spec";
import type { Engine } from "../engine/engine";
import { runOnce } from "../engine/probes/runOnce";
import { DesktopError } from "./desktopError";

/** The whole line that says so in the log. */
export function readyLine(token: string): string {
  return `windows-containers ready ${token}`;
}

/**
 * What Windows runs at its first logon, once. The serial port ends in the container's log, which makes this line the one
 * proof that the desktop was reached: no port, no agent in the guest.
 */
export function installScript(token: string): string {
  return ["@echo off", `echo ${readyLine(token)}>COM1`, ""].join("\r\n");
}

/**
 * Puts the script where the image looks for it. It goes into the storage itself, since a folder to bind would have to be
 * on the engine's host, which may be another machine than ours.
 */
export async function writeInstallScript(
  engine: Engine,
  { image, disks }: DesktopSpec,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  const { exitCode, output } = await runOnce(
    engine,
    'mkdir -p /storage/oem && printf %s "$INSTALL_SCRIPT" > /storage/oem/install.bat',
    { image, mounts: [storageMount(disks.storage)], environment: { INSTALL_SCRIPT: installScript(token) } },
    signal,
  );
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
