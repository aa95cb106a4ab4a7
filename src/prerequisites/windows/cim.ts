import * as z from "zod/mini";
import type { ProgramOptions, runProgram } from "../../platform/runProgram";
import { windowsProgram } from "../../platform/windowsPrograms";
import { CannotTell } from "../prerequisites";

/** The properties that checks ask for, all with one start of PowerShell, which takes a second. */
const queries = {
  features: {
    className: "Win32_OptionalFeature",
    properties: ["Name", "InstallState"],
    // Without a filter it takes many seconds.
    filter: [
      "Containers",
      "Microsoft-Hyper-V-All",
      "Microsoft-Hyper-V",
      "Microsoft-Hyper-V-Hypervisor",
      "VirtualMachinePlatform",
      "Microsoft-Windows-Subsystem-Linux",
    ]
      .map((name) => `Name='${name}'`)
      .join(" OR "),
  },
  computer: {
    className: "Win32_ComputerSystem",
    properties: ["HypervisorPresent", "Manufacturer", "Model", "NumberOfLogicalProcessors"],
    filter: undefined,
  },
  processors: {
    className: "Win32_Processor",
    properties: [
      "Architecture",
      "VirtualizationFirmwareEnabled",
      "SecondLevelAddressTranslationExtensions",
      "VMMonitorModeExtensions",
    ],
    filter: undefined,
  },
  drives: {
    className: "Win32_LogicalDisk",
    properties: ["DeviceID", "FileSystem", "FreeSpace"],
    // Local disks: a drive of the network may not answer.
    filter: "DriveType=3",
  },
} as const;

/** A class that cannot be read is absent, and hurts no other. */
const answerSchema = z.object({
  features: z.optional(z.array(z.object({ Name: z.string(), InstallState: z.nullish(z.int()) }))),
  computer: z.optional(
    z.array(
      z.object({
        HypervisorPresent: z.nullish(z.boolean()),
        Manufacturer: z.nullish(z.string()),
        Model: z.nullish(z.string()),
        NumberOfLogicalProcessors: z.nullish(z.int()),
      }),
    ),
  ),
  processors: z.optional(
    z.array(
      z.object({
        Architecture: z.nullish(z.int()),
        VirtualizationFirmwareEnabled: z.nullish(z.boolean()),
        SecondLevelAddressTranslationExtensions: z.nullish(z.boolean()),
        VMMonitorModeExtensions: z.nullish(z.boolean()),
      }),
    ),
  ),
  drives: z.optional(
    z.array(z.object({ DeviceID: z.string(), FileSystem: z.nullish(z.string()), FreeSpace: z.nullish(z.number()) })),
  ),
});

export type CimAnswer = z.infer<typeof answerSchema>;
type ClassKey = keyof typeof queries;

/** In single quotes only, which need no care on the way to PowerShell. */
export const cimScript = [
  "$ProgressPreference='SilentlyContinue'",
  "$ErrorActionPreference='Stop'",
  "$answer=@{}",
  ...Object.entries(queries).map(([key, { className, properties, filter }]) => {
    const words = [
      `Get-CimInstance -ClassName ${className} -Property ${properties.join(",")}`,
      ...(filter === undefined ? [] : [`-Filter '${filter.replaceAll("'", "''")}'`]),
    ];
    return `try{$answer.${key}=@(${words.join(" ")}|Select-Object ${properties.join(",")})}catch{}`;
  }),
  "ConvertTo-Json -Compress -Depth 3 -InputObject $answer",
].join(";");

const powerShell = windowsProgram(String.raw`WindowsPowerShell\v1.0\powershell.exe`);

export async function readCim(
  run: typeof runProgram,
  options: Pick<ProgramOptions, "signal" | "deadlineMs">,
): Promise<CimAnswer> {
  const words = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", cimScript];
  const result = await run(powerShell, words, options);
  switch (result.kind) {
    case "missing":
      throw cannotTell(result.detail);
    case "timedOut":
      throw cannotTell(`no answer within ${options.deadlineMs} ms`);
    case "exited": {
      const parsed = z.safeParse(answerSchema, jsonIn(result.stdout));
      if (!parsed.success) {
        throw cannotTell(`exit code ${result.code}: ${`${result.stdout}${result.stderr}`.trim().slice(0, 500)}`);
      }
      return parsed.data;
    }
  }
}

/** The instances of one class, or what keeps us from telling. */
export function instancesOf<K extends ClassKey>(answer: CimAnswer, key: K): NonNullable<CimAnswer[K]> {
  const instances = answer[key];
  if (!instances) {
    throw new CannotTell([{ source: queries[key].className, found: "Get-CimInstance failed" }]);
  }
  return instances;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cannotTell(found: string): CannotTell {
  return new CannotTell([{ source: "powershell.exe Get-CimInstance", found }]);
}
