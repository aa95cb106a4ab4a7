import type { DesktopSpec } from "./spec";

/** The values of a spec that the image takes as environment variables; absent ones are the image's defaults. */
type Values = Readonly<Record<VariableName, string | undefined>>;

const variableNames = [
  "VERSION",
  "LANGUAGE",
  "RAM_SIZE",
  "CPU_CORES",
  "DISK_SIZE",
  "KVM",
  "USERNAME",
  "PASSWORD",
] as const;

type VariableName = (typeof variableNames)[number];

/** What the image itself sets, which says nothing about the desktop. */
const notOfTheDesktop: ReadonlySet<string> = new Set(["PATH", "HOME", "HOSTNAME", "TERM", "LANG", "DEBIAN_FRONTEND"]);

export function toVariables(spec: DesktopSpec): Readonly<Record<string, string>> {
  const values: Values = {
    VERSION: spec.windows.version,
    LANGUAGE: spec.windows.language,
    RAM_SIZE: spec.hardware.ramSize,
    CPU_CORES: spec.hardware.coreCount,
    DISK_SIZE: spec.disks.diskSize,
    KVM: spec.hardware.acceleration === "emulation" ? "N" : undefined,
    USERNAME: spec.access.userName,
    PASSWORD: spec.access.password,
  };
  const named = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(named), ...spec.otherVariables };
}

/** The parts of a spec that variables decide, with the image's defaults (1.6 of its contract) where none is set. */
export function fromVariables(
  variables: Readonly<Record<string, string>>,
): Pick<DesktopSpec, "windows" | "hardware" | "access" | "otherVariables"> & { readonly diskSize: string } {
  const value = (name: VariableName): string | undefined => variables[name]?.replace(/^["']|["']$/g, "");
  const language = value("LANGUAGE");
  const password = value("PASSWORD");
  return {
    windows: { version: value("VERSION") ?? "11", ...(language !== undefined && { language }) },
    hardware: {
      ramSize: value("RAM_SIZE") ?? "4G",
      coreCount: value("CPU_CORES") ?? "2",
      acceleration: isOff(value("KVM")) ? "emulation" : "kvm",
    },
    diskSize: value("DISK_SIZE") ?? "64G",
    access: { userName: value("USERNAME") ?? "Docker", ...(password !== undefined && { password }) },
    otherVariables: Object.fromEntries(Object.entries(variables).filter(([name]) => !isKnown(name))),
  };
}

function isKnown(name: string): boolean {
  return notOfTheDesktop.has(name) || variableNames.some((known) => known === name);
}

/** The image's grammar for switches. */
function isOff(value: string | undefined): boolean {
  return value !== undefined && /^(n|no|none|false|0|off|disable|disabled)$/i.test(value.trim());
}
