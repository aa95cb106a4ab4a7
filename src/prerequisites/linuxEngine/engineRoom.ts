import { command, read } from "../commandRemedy";
import { gibibytes } from "../gibibytes";
import type { CheckResult, Remedy } from "../prerequisites";
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
  const remedy = prune(facts);
  return bytes < leastDiskBytes
    ? trouble("missing", "tooLittleEngineDisk", { ...found, remedy })
    : trouble("warning", "littleEngineDisk", { ...found, remedy });
}

/** It asks itself, in the terminal, and says what it would remove. */
function prune({ engine: { endpoint } }: EngineFacts): Remedy {
  if (endpoint.tls !== undefined && endpoint.contextName === undefined) {
    return read("https://docs.docker.com/engine/manage-resources/pruning/");
  }
  const words = endpoint.contextName === undefined ? ["--host", endpoint.host] : ["--context", endpoint.contextName];
  return command(`docker ${words.join(" ")} system prune`, { rights: "user" });
}
