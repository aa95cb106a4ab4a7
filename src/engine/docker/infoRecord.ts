import * as z from "zod/mini";
import type { EngineInfo, WindowsBuild } from "../model";
import { optionalNumber, optionalText } from "./parseRecords";

/** `/info`. */
export const infoRecord = z.object({
  ID: optionalText,
  Name: optionalText,
  OSType: z.enum(["linux", "windows"]),
  OperatingSystem: optionalText,
  OSVersion: optionalText,
  KernelVersion: optionalText,
  Architecture: optionalText,
  ServerVersion: optionalText,
  Driver: optionalText,
  DockerRootDir: optionalText,
  NCPU: optionalNumber,
  MemTotal: optionalNumber,
  Isolation: optionalText,
  HttpProxy: optionalText,
  HttpsProxy: optionalText,
  NoProxy: optionalText,
});

type Record = z.output<typeof infoRecord>;

export function toEngineInfo(record: Record): EngineInfo {
  const isWindows = record.OSType === "windows";
  const { Isolation: isolation } = record;
  return {
    id: record.ID,
    name: record.Name,
    mode: record.OSType,
    operatingSystem: record.OperatingSystem,
    kernelVersion: record.KernelVersion,
    architecture: record.Architecture,
    serverVersion: record.ServerVersion,
    storageDriver: record.Driver,
    rootDirectory: record.DockerRootDir,
    cpuCount: record.NCPU,
    memoryBytes: record.MemTotal,
    defaultIsolation: isWindows && (isolation === "process" || isolation === "hyperv") ? isolation : undefined,
    hostBuild: isWindows ? hostBuildOf(record) : undefined,
    ...proxiesOf(record),
  };
}

function proxiesOf({ HttpProxy, HttpsProxy, NoProxy }: Record): Pick<EngineInfo, "proxies"> {
  const proxies = {
    ...(HttpProxy !== "" && { http: HttpProxy }),
    ...(HttpsProxy !== "" && { https: HttpsProxy }),
    ...(NoProxy !== "" && { exceptions: NoProxy }),
  };
  return Object.keys(proxies).length > 0 ? { proxies } : {};
}

/** Only the system's name has the update revision; its words around the numbers differ between engines. */
function hostBuildOf({ OperatingSystem, OSVersion, KernelVersion }: Record): WindowsBuild | undefined {
  const [, build, revision] = /\(OS Build (\d+)(?:\.(\d+))?\)/.exec(OperatingSystem) ?? [];
  if (build !== undefined) {
    return { build: Number(build), revision: revision === undefined ? undefined : Number(revision) };
  }
  const other = /^10\.0\.(\d+)/.exec(OSVersion)?.[1] ?? /^10\.0 (\d+)/.exec(KernelVersion)?.[1];
  return other === undefined ? undefined : { build: Number(other), revision: undefined };
}
