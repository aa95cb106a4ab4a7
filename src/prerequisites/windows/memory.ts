import { gibibytes } from "../gibibytes";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

const gibibyte = 2 ** 30;
/** Firmware keeps some of the 4 and 8 GB that are meant. */
const neededBytes = 3.7 * gibibyte;
const recommendedBytes = 7.4 * gibibyte;

export function checkMemory({ machine }: WindowsFacts): Promise<CheckResult> {
  const bytes = machine.totalMemoryBytes;
  const found = { value: gibibytes(bytes), evidence: [evidence("os.totalmem()", `${bytes} bytes`)] };
  return Promise.resolve(
    bytes < neededBytes
      ? trouble("missing", "tooLittleMemory", found)
      : bytes < recommendedBytes
        ? trouble("warning", "littleMemory", found)
        : fine(found),
  );
}
