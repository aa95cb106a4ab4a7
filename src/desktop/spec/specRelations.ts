import { hasPowerShell } from "../agent/withAgent";
import type { DesktopSpec } from "../spec";
import { disksWithoutPlace } from "./diskFields";
import type { SpecField } from "./specFields";
import type { Conflict, Severity, SpecProblem } from "./specProblem";
import { shortestGrace } from "../stop/stopGrace";
import { variableTable } from "./variableTable";

/** What settings do to each other, whatever the host. */
export function settingProblems(spec: DesktopSpec, isArm64: boolean): readonly SpecProblem[] {
  return [
    ...folderProblems(spec),
    ...diskPlaceProblems(spec),
    ...networkProblems(spec),
    ...lifetimeProblems(spec),
    ...bootProblems(spec),
    ...setupProblems(spec),
    ...otherVariableProblems(spec),
    ...(isArm64 ? arm64Problems(spec) : []),
  ];
}

function problem(field: SpecField, conflict: Conflict, severity: Severity = "error"): SpecProblem {
  return { field, severity, kind: "conflict", conflict };
}

/** The engine's host may be another machine, where nothing is relative to anything of ours. */
function folderProblems({ windows, sharing }: DesktopSpec): readonly SpecProblem[] {
  const { customIso, answerFile, driversIso, mountIso, rescueIso, oemFolder } = windows;
  const { folder, folder2, folder3 } = sharing;
  const places = { customIso, answerFile, driversIso, mountIso, rescueIso, oemFolder, folder, folder2, folder3 };
  return fieldsOf(places, (path) => path !== undefined && !/^(\/|[a-zA-Z]:[\\/]|\\\\)/.test(path)).map((field) => ({
    field,
    severity: "error",
    kind: "folderNotAbsolute",
  }));
}

/** A disk without a place of its own would go with the container. */
function diskPlaceProblems({ disks }: DesktopSpec): readonly SpecProblem[] {
  const { storagePath = "/storage" } = disks;
  return [
    ...disksWithoutPlace(disks).map((number) => problem(`disk${number}Size`, { kind: "diskWithoutStorage" })),
    ...(storagePath === "/storage" ? [] : [problem("storagePath", { kind: "storageElsewhere" })]),
  ];
}

function networkProblems(spec: DesktopSpec): readonly SpecProblem[] {
  const { windows, network, access, display, otherVariables } = spec;
  const { vncPort = 5900, webPort = 8006 } = display;
  const open = (network.ports ?? []).find(
    ({ hostIp, containerPort }) =>
      (hostIp === undefined || hostIp === "0.0.0.0" || hostIp === "::") &&
      (containerPort === vncPort || (containerPort === webPort && access.protectPage !== true)),
  );
  return [
    ...(windows.domain !== undefined && windows.workgroup !== undefined
      ? [problem("workgroup", { kind: "domainAndWorkgroup" })]
      : []),
    ...(network.dhcp === true && network.networks === undefined ? [problem("dhcp", { kind: "dhcpNeedsNetwork" })] : []),
    ...(open ? [problem("ports", { kind: "openToAll", port: open.containerPort }, "warning")] : []),
    ...("SERIAL" in otherVariables ? [problem("serialPort", { kind: "serialPortTaken" }, "warning")] : []),
  ];
}

function lifetimeProblems({ advanced }: DesktopSpec): readonly SpecProblem[] {
  const { restart, stopSeconds, removeAfterStop, gracefulShutdown, shutdownSeconds } = advanced;
  const minimumSeconds = shortestGrace(shutdownSeconds);
  return [
    ...(stopSeconds < minimumSeconds
      ? [problem("stopSeconds", { kind: "stopTooShort", minimumSeconds }, "warning")]
      : []),
    ...(gracefulShutdown === false ? [problem("gracefulShutdown", { kind: "neverShutDown" }, "warning")] : []),
    ...(removeAfterStop === true && restart !== "no" ? [problem("restart", { kind: "removedYetRestarted" })] : []),
    ...(restart === "always" || restart === "unless-stopped"
      ? [problem("restart", { kind: "restartHidesFailures" }, "warning")]
      : []),
  ];
}

function bootProblems({ windows, hardware }: DesktopSpec): readonly SpecProblem[] {
  const isQ35 = /^(pc-)?q35/.test(hardware.machine ?? "q35");
  return windows.bootMode === "windows_secure" && !isQ35 ? [problem("bootMode", { kind: "secureBootNeedsQ35" })] : [];
}

/** What is made for the first logon, and does not come to it. */
function setupProblems({ windows, setup = {} }: DesktopSpec): readonly SpecProblem[] {
  const { scriptKind, script, ...steps } = setup;
  const wanted = fieldsOf({ ...steps, ...(scriptKind !== "batch" && { script }) }, (value) => value !== undefined);
  const isIdle = windows.customIso === undefined && !hasPowerShell(windows.version);
  const isLost = script !== undefined || wanted.length > 0;
  const replaced = isLost
    ? problem("oemFolder", { kind: "ownFolderAndSetup" })
    : problem("oemFolder", { kind: "ownFolderReplaces" }, "warning");
  return [
    ...(windows.oemFolder === undefined ? [] : [replaced]),
    ...(isIdle ? wanted : []).map((field) => problem(field, { kind: "setupNeedsPowerShell" }, "warning")),
  ];
}

function otherVariableProblems({ otherVariables }: DesktopSpec): readonly SpecProblem[] {
  const known = Object.entries(otherVariables).flatMap(([name, text]) => {
    const placed = variableTable.find(({ variable }) => variable.name === name || variable.aliases.includes(name));
    return placed ? [{ name, isReadable: placed.variable.grammar.parse(text) !== undefined }] : [];
  });
  const namesOf = (readable: boolean): readonly string[] =>
    known.filter(({ isReadable }) => isReadable === readable).map(({ name }) => name);
  const [names, odd] = [namesOf(true), namesOf(false)];
  return [
    ...(names.length > 0 ? [problem("otherVariables", { kind: "haveFields", names })] : []),
    ...(odd.length > 0 ? [problem("otherVariables", { kind: "noValuesOfFields", names: odd }, "warning")] : []),
  ];
}

/** What the ARM64 image does not read. */
function arm64Problems({ windows, hardware, display }: DesktopSpec): readonly SpecProblem[] {
  const { hyperVFeatures, nestedVirtualization, tpm, systemManagement, hpet, vmPort } = hardware;
  const unread = {
    ...{ edition: windows.edition, gpu: display.gpu },
    ...{ hyperVFeatures, nestedVirtualization, tpm, systemManagement, hpet, vmPort },
  };
  return fieldsOf(unread, (value) => value !== undefined).map((field) =>
    problem(field, { kind: "notOnArm64" }, "warning"),
  );
}

function fieldsOf<F extends SpecField, V>(
  values: Readonly<Partial<Record<F, V>>>,
  isWrong: (value: V | undefined) => boolean,
): F[] {
  return (Object.keys(values) as F[]).filter((field) => isWrong(values[field]));
}
