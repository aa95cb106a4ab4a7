import type { ProgramResult, runProgram } from "../../../../src/platform/runProgram";
import type { CheckResult } from "../../../../src/prerequisites/prerequisites";
import { runChecks } from "../../../../src/prerequisites/runChecks";
import { WindowsFacts, type WindowsMachine } from "../../../../src/prerequisites/windows/windowsFacts";
import type { CimAnswer } from "../../../../src/prerequisites/windows/cim";

type RegistryValues = Readonly<Record<string, string | number>>;

/** A Windows that a test describes; what is left out is a well-kept 11 Pro with Docker Desktop. */
export interface WindowsDescription {
  readonly currentVersion?: RegistryValues;
  /** Other keys of the registry; those left out are absent. */
  readonly registry?: Readonly<Record<string, RegistryValues>>;
  /** By the number that `sc` writes; "absent" for error 1060. */
  readonly services?: Readonly<Record<string, number | "absent">>;
  readonly cim?: { readonly [K in keyof CimAnswer]?: CimAnswer[K] | "failed" };
  /** In place of what a program, by its name, would have answered. */
  readonly programs?: Readonly<Record<string, ProgramResult<Buffer>>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly memoryGiB?: number;
  readonly dockerRootFolder?: string;
}

export const currentVersionKey = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`;

const usualVersion: RegistryValues = {
  EditionID: "Professional",
  CurrentBuildNumber: "22631",
  UBR: 5768,
  DisplayVersion: "23H2",
  InstallationType: "Client",
};

const usualServices = { vmcompute: 4, hns: 4, HvHost: 4, vmms: 4, "com.docker.service": 4, docker: "absent" } as const;

const usualCim: CimAnswer = {
  features: [
    "Containers",
    "Microsoft-Hyper-V-All",
    "Microsoft-Hyper-V",
    "Microsoft-Hyper-V-Hypervisor",
    "VirtualMachinePlatform",
    "Microsoft-Windows-Subsystem-Linux",
  ].map((Name) => ({ Name, InstallState: 1 })),
  computer: [{ HypervisorPresent: true, Manufacturer: "LENOVO", Model: "21HD", NumberOfLogicalProcessors: 12 }],
  processors: [
    {
      Architecture: 9,
      VirtualizationFirmwareEnabled: false,
      SecondLevelAddressTranslationExtensions: false,
      VMMonitorModeExtensions: false,
    },
  ],
  drives: [{ DeviceID: "C:", FileSystem: "NTFS", FreeSpace: 120 * 2 ** 30 }],
};

const usualEnvironment = {
  SystemDrive: "C:",
  ProgramData: String.raw`C:\ProgramData`,
  ProgramFiles: String.raw`C:\Program Files`,
  LOCALAPPDATA: String.raw`C:\Users\jane\AppData\Local`,
  USERDOMAIN: "DESK",
  USERNAME: "jane",
};

export const dockerDesktopFile = String.raw`C:\Program Files\Docker\Docker\Docker Desktop.exe`;

export function wrote(text: string, code = 0): ProgramResult<Buffer> {
  return { kind: "exited", code, stdout: Buffer.from(text), stderr: Buffer.alloc(0) };
}

export const hung: ProgramResult<Buffer> = { kind: "timedOut", stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
export const noProgram: ProgramResult<Buffer> = { kind: "missing", detail: "spawn ENOENT" };

/** What the programs of the described Windows were started with. */
export const commandLines = new WeakMap<WindowsFacts, string[]>();

export function aWindows(description: WindowsDescription = {}): WindowsFacts {
  const started: string[] = [];
  const runForBytes: WindowsMachine["runProgramForBytes"] = (program, words) => {
    const name = program.replace(/^.*[\\/]/, "").replace(".exe", "");
    started.push([name, ...words].join(" "));
    return Promise.resolve(description.programs?.[name] ?? answerOf(name, words, description));
  };
  const run: typeof runProgram = async (program, words, options) => {
    const result = await runForBytes(program, words, options);
    return result.kind === "missing"
      ? result
      : { ...result, stdout: result.stdout.toString(), stderr: result.stderr.toString() };
  };
  const files = description.files ?? { [dockerDesktopFile]: "" };
  const machine: WindowsMachine = {
    runProgram: run,
    runProgramForBytes: runForBytes,
    environment: { ...usualEnvironment, ...description.environment },
    totalMemoryBytes: (description.memoryGiB ?? 16) * 2 ** 30,
    dockerRootFolder: description.dockerRootFolder,
    isFile: (path) => Promise.resolve(path in files),
    readText: (path) => Promise.resolve(files[path]),
  };
  const facts = new WindowsFacts(machine, { signal: new AbortController().signal, deadlineMs: 1_000 });
  commandLines.set(facts, started);
  return facts;
}

/** As the view would show it: what cannot be read is a result, too. */
export async function resultOf(look: () => Promise<CheckResult>): Promise<CheckResult> {
  const results: CheckResult[] = [];
  await runChecks([{ id: "edition", look }], {
    signal: new AbortController().signal,
    lateMs: 1_000,
    onResult: (_check, result) => results.push(result),
  });
  const [result] = results;
  if (!result) {
    throw new Error("There was no result.");
  }
  return result;
}

/** "ok fine Professional" of a result, for a short comparison. */
export function brief({ status, finding, value }: CheckResult): string {
  return [status, finding, value].filter((part) => part !== "").join(" ");
}

/** The command of a result's remedy. */
export function commandOf({ remedy }: CheckResult): string | undefined {
  return remedy?.kind === "command" ? remedy.line : undefined;
}

function answerOf(name: string, words: readonly string[], description: WindowsDescription): ProgramResult<Buffer> {
  switch (name) {
    case "reg":
      return registryAnswer(words[1] ?? "", description);
    case "sc":
      return serviceAnswer({ ...usualServices, ...description.services }[words[1] ?? ""]);
    case "powershell":
      return cimAnswer(words.at(-1) ?? "", description);
    case "wsl":
      return wrote("WSL version: 2.6.1.0\r\nKernel version: 6.6.87.2-1\r\n");
    case "whoami":
      return wrote('"Everyone","Well-known group","S-1-1-0","x"\r\n"DESK\\docker-users","Alias","S-1-5-21-1","x"\r\n');
    default:
      return wrote("", 2);
  }
}

function registryAnswer(key: string, { currentVersion, registry }: WindowsDescription): ProgramResult<Buffer> {
  const values = key === currentVersionKey ? { ...usualVersion, ...currentVersion } : registry?.[key];
  if (!values) {
    return wrote("", 1);
  }
  const lines = Object.entries(values).map(([name, value]) =>
    typeof value === "number"
      ? `    ${name}    REG_DWORD    0x${value.toString(16)}`
      : `    ${name}    REG_SZ    ${value}`,
  );
  return wrote(["", key.replace("HKLM", "HKEY_LOCAL_MACHINE"), ...lines, ""].join("\r\n"));
}

/** As a German Windows would word it, for the words must not matter. */
function serviceAnswer(state: number | "absent" | undefined): ProgramResult<Buffer> {
  return state === undefined || state === "absent"
    ? wrote("[SC] EnumQueryServicesStatus:OpenService FEHLER 1060:\r\n", 1060)
    : wrote(
        `\r\nDIENSTNAME: x\r\n        TYP                : 30  WIN32\r\n        STATUS             : ${state}  WORT\r\n`,
      );
}

function cimAnswer(script: string, { cim }: WindowsDescription): ProgramResult<Buffer> {
  const key = Object.keys(usualCim).find((it): it is keyof CimAnswer => script.endsWith(`@{${it}=$found}`));
  const answer = key && { ...usualCim, ...cim }[key];
  return key === undefined || answer === "failed"
    ? wrote("Access denied", 1)
    : wrote(JSON.stringify({ [key]: answer }));
}
