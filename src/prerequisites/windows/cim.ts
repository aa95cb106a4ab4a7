import * as z from "zod/mini";
import type { ProgramOptions, runProgram } from "../../platform/runProgram";
import { windowsProgram } from "../../platform/windowsPrograms";
import { CannotTell } from "../prerequisites";

/**
 * The properties that checks ask for. Each class is read by a PowerShell of its own: Win32_OptionalFeature may hang for as
 * long as Windows is being updated, and hides nothing of the others.
 */
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
export type CimClass = keyof typeof queries;
export type CimInstances<K extends CimClass> = NonNullable<CimAnswer[K]>;

/** In single quotes only, which need no care on the way to PowerShell. */
export function cimScript(key: CimClass): string {
  const { className, properties, filter } = queries[key];
  const words = [
    `Get-CimInstance -ClassName ${className} -Property ${properties.join(",")}`,
    ...(filter === undefined ? [] : [`-Filter '${filter.replaceAll("'", "''")}'`]),
  ];
  return [
    "$ProgressPreference='SilentlyContinue'",
    "$ErrorActionPreference='Stop'",
    `$found=@(${words.join(" ")}|Select-Object ${properties.join(",")})`,
    `ConvertTo-Json -Compress -Depth 3 -InputObject @{${key}=$found}`,
  ].join(";");
}

const powerShell = windowsProgram(String.raw`WindowsPowerShell\v1.0\powershell.exe`);

/** The instances of one class. Throws `CannotTell` where Windows does not say. */
export async function readCim<K extends CimClass>(
  key: K,
  run: typeof runProgram,
  options: Pick<ProgramOptions, "signal" | "deadlineMs">,
): Promise<CimInstances<K>> {
  const words = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", cimScript(key)];
  const result = await run(powerShell, words, options);
  switch (result.kind) {
    case "missing":
      throw cannotTell(key, result.detail);
    case "timedOut":
      throw cannotTell(key, `no answer within ${options.deadlineMs} ms`);
    case "exited": {
      const instances = z.safeParse(answerSchema, jsonIn(result.stdout)).data?.[key];
      if (!instances) {
        throw cannotTell(key, `exit code ${result.code}: ${`${result.stdout}${result.stderr}`.trim().slice(0, 500)}`);
      }
      return instances;
    }
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cannotTell(key: CimClass, found: string): CannotTell {
  return new CannotTell([{ source: `powershell.exe Get-CimInstance ${queries[key].className}`, found }]);
}
