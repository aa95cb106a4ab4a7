import { win32 } from "node:path";
import { read } from "../commandRemedy";
import { gibibytes } from "../gibibytes";
import { CannotTell, type CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

/** One image of Server Core and what it is unpacked to. */
const neededBytes = 10 * 2 ** 30;
const recommendedBytes = 20 * 2 ** 30;
const storageDocs = read(
  "https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-storage",
);

/** Where the Windows engine keeps its images, which must be NTFS. */
export async function checkDisk(facts: WindowsFacts): Promise<CheckResult> {
  const folder = facts.machine.dockerRootFolder ?? (facts.variable("ProgramData") || String.raw`C:\ProgramData`);
  const letter = win32.parse(folder).root.slice(0, 2).toUpperCase();
  const drive = (await facts.instances("drives")).find(({ DeviceID }) => DeviceID.toUpperCase() === letter);
  const folderSource = facts.machine.dockerRootFolder === undefined ? "%ProgramData%" : "DockerRootDir";
  const evidences = [
    evidence(folderSource, folder),
    evidence(`Win32_LogicalDisk ${letter} FreeSpace`, drive?.FreeSpace),
    evidence(`Win32_LogicalDisk ${letter} FileSystem`, drive?.FileSystem),
  ];
  if (typeof drive?.FreeSpace !== "number" || typeof drive.FileSystem !== "string") {
    throw new CannotTell(evidences);
  }
  const found = { value: `${letter} ${gibibytes(drive.FreeSpace)}, ${drive.FileSystem}`, evidence: evidences };
  if (drive.FileSystem !== "NTFS") {
    return trouble("missing", "notNtfs", { ...found, remedy: storageDocs });
  }
  const remedy = { kind: "prune" } as const;
  if (drive.FreeSpace < neededBytes) {
    return trouble("missing", "tooLittleDisk", { ...found, remedy });
  }
  return drive.FreeSpace < recommendedBytes ? trouble("warning", "littleDisk", { ...found, remedy }) : fine(found);
}
