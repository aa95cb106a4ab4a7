import { windowsProgram } from "../../platform/windowsPrograms";
import { command } from "../commandRemedy";
import { CannotTell, type CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

/** Docker Desktop's own minimum. */
const needed = [2, 1, 5] as const;
const source = "wsl.exe --version";
const install = command("wsl.exe --install --no-distribution", { after: "restart" });
const update = command("wsl.exe --update");

/** Only Docker Desktop's Linux engine needs WSL; there is none on a server. */
export async function checkWslVersion(facts: WindowsFacts): Promise<CheckResult> {
  const { machine, limits } = facts;
  const environment = { ...machine.environment, WSL_UTF8: "1" };
  const result = await machine.runProgramForBytes(windowsProgram("wsl.exe"), ["--version"], { ...limits, environment });
  switch (result.kind) {
    case "timedOut":
      throw new CannotTell([evidence(source, `no answer within ${limits.deadlineMs} ms`)]);
    case "missing":
      return unlessServer(
        facts,
        trouble("warning", "wslAbsent", { evidence: [evidence(source, result.detail)], remedy: install }),
      );
    case "exited":
      return unlessServer(facts, resultOf(result.code, wslText(result.stdout)));
  }
}

function resultOf(code: number, text: string): CheckResult {
  // The words are translated, their order is not: WSL's own version comes first.
  const [first = ""] = text.trimStart().split(/\r?\n/);
  const version = code === 0 ? /\d+(?:\.\d+)+/.exec(first)?.[0] : undefined;
  if (version === undefined) {
    const found = { evidence: [evidence(source, `exit code ${code}, no version`)], remedy: update };
    return trouble("warning", "wslWithoutVersion", found);
  }
  const found = { value: version, evidence: [evidence(source, version)] };
  return isEnough(version) ? fine(found) : trouble("warning", "wslOld", { ...found, remedy: update });
}

async function unlessServer(facts: WindowsFacts, result: CheckResult): Promise<CheckResult> {
  const { isServer } = await facts.currentVersion();
  return isServer ? fine(result, "notNeeded") : result;
}

/** Older ones write UTF-16 whatever the environment says: every second byte of a digit is then zero. */
export function wslText(bytes: Buffer): string {
  return bytes.toString(bytes.includes(0) ? "utf16le" : "utf8").replace(/^\uFEFF/, "");
}

function isEnough(version: string): boolean {
  const parts = version.split(".").map(Number);
  const different = needed.findIndex((part, index) => (parts[index] ?? 0) !== part);
  return different < 0 || (parts[different] ?? 0) > (needed[different] ?? 0);
}
