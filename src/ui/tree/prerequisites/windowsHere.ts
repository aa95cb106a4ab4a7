import { readFile } from "node:fs/promises";
import { totalmem } from "node:os";
import type { Inventory } from "../../../inventory/inventory";
import { programPlacesHere } from "../../../platform/programPlacesHere";
import { runProgram, runProgramForBytes } from "../../../platform/runProgram";
import type { CheckGroup } from "../../../prerequisites/prerequisites";
import { windowsChecks } from "../../../prerequisites/windows/windowsChecks";
import { WindowsFacts } from "../../../prerequisites/windows/windowsFacts";

/** A check that is late may still answer; a program that has not by then is killed. */
const programDeadlineMs = 20_000;

/** The checks of the Windows that we run on. */
export function windowsGroupsHere({ engines }: Pick<Inventory, "engines">, signal: AbortSignal): readonly CheckGroup[] {
  const windowsEngine = engines.find(
    ({ info, endpoint }) => info?.mode === "windows" && endpoint.host.startsWith("npipe:"),
  );
  const machine = {
    ...programPlacesHere,
    runProgram,
    runProgramForBytes,
    totalMemoryBytes: totalmem(),
    dockerRootFolder: windowsEngine?.info?.rootDirectory,
    readText,
  };
  return windowsChecks(new WindowsFacts(machine, { signal, deadlineMs: programDeadlineMs }));
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
