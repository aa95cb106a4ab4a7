import { gibibytes } from "../gibibytes";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import type { EngineFacts } from "./engineFacts";

/** A Windows desktop takes 4 GiB unless told otherwise. */
const memoryBytes = 4 * 2 ** 30;
/** A Windows desktop's image, its medium and what it is installed to. */
const diskBytes = 20 * 2 ** 30;
const leastDiskBytes = 5 * 2 ** 30;

export async function checkEngineMemory(facts: EngineFacts): Promise<CheckResult> {
  const bytes = (await facts.numbers()).availableMemoryBytes;
  const source = "/proc/meminfo MemAvailable in a container";
  const found = { value: gibibytes(bytes), evidence: [{ source, found: `${bytes} bytes` }] };
  return bytes < memoryBytes ? trouble("warning", "littleEngineMemory", found) : fine(found);
}

export async function checkEngineDisk(facts: EngineFacts): Promise<CheckResult> {
  const bytes = (await facts.numbers()).availableDiskBytes;
  const found = { value: gibibytes(bytes), evidence: [{ source: "df / in a container", found: `${bytes} bytes` }] };
  if (bytes >= diskBytes) {
    return fine(found);
  }
  const remedy = { kind: "prune" } as const;
  return bytes < leastDiskBytes
    ? trouble("missing", "tooLittleEngineDisk", { ...found, remedy })
    : trouble("warning", "littleEngineDisk", { ...found, remedy });
}
