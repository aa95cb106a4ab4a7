import { read } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

const architectures = new Map([
  [0, "x86"],
  [5, "ARM"],
  [9, "x64"],
  [12, "ARM64"],
]);

/** Windows containers need x64. */
export async function checkProcessor(facts: WindowsFacts): Promise<CheckResult> {
  const [processor] = await facts.instances("processors");
  const number = processor?.Architecture ?? -1;
  const found = {
    value: architectures.get(number) ?? "",
    evidence: [evidence("Win32_Processor Architecture", processor?.Architecture)],
  };
  if (number === 9) {
    return fine(found);
  }
  return architectures.has(number)
    ? trouble("missing", "armProcessor", {
        ...found,
        remedy: read("https://docs.docker.com/desktop/setup/install/windows-install/"),
      })
    : trouble("cannotTell", "unreadable", found);
}
