import type { ProgramResult } from "../../platform/runProgram";
import { windowsProgram } from "../../platform/windowsPrograms";
import { quoted } from "../../platform/powerShellText";
import { command } from "../commandRemedy";
import { CannotTell, type CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { installDockerDesktop } from "./dockerDesktopKind";
import { dockerDesktopPrograms } from "./dockerDesktopPrograms";
import { evidence, type WindowsFacts } from "./windowsFacts";

const group = "docker-users";
const whoamiWords = ["/groups", "/fo", "csv", "/nh"];
const netWords = ["localgroup", group];
const tokenSource = `whoami ${whoamiWords.join(" ")}`;
const databaseSource = `net ${netWords.join(" ")}`;

/**
 * The groups of our own sign-in decide; who was added since is in the group only after the next sign-in. The group's
 * name is Docker Desktop's own and in no language.
 */
export async function checkDockerUsers(facts: WindowsFacts): Promise<CheckResult> {
  const token = await outputOf(facts, "whoami.exe", whoamiWords);
  if (token.code !== 0) {
    throw new CannotTell([evidence(tokenSource, `exit code ${token.code}`)]);
  }
  const isInToken = token.lines.some((line) => /^"(?:[^"]*\\)?docker-users",/i.test(line));
  const tokenEvidence = evidence(tokenSource, isInToken ? `names ${group}` : `does not name ${group}`);
  if (isInToken) {
    return fine({ value: group, evidence: [tokenEvidence] });
  }
  const database = await outputOf(facts, "net.exe", netWords);
  const account = accountPattern(facts);
  const isListed = account !== undefined && database.lines.some((line) => account.test(line.trim()));
  const found = [tokenEvidence, evidence(databaseSource, describeDatabase(database.code, isListed))];
  if (isListed) {
    return trouble("warning", "inGroupAfterSignOut", {
      evidence: found,
      remedy: command("shutdown.exe /l", { rights: "user", after: "signOut" }),
    });
  }
  if (database.code === 0) {
    return trouble("missing", "notInGroup", { evidence: found, remedy: join(facts) });
  }
  const { kind, evidence: programs } = await dockerDesktopPrograms(facts);
  const all = { evidence: [...found, ...programs] };
  return kind === "none"
    ? fine(all, "notNeeded")
    : trouble("missing", "groupAbsent", { ...all, remedy: installDockerDesktop });
}

function describeDatabase(code: number, isListed: boolean): string {
  return code === 0 ? (isListed ? "lists this account" : "does not list this account") : `exit code ${code}`;
}

/** Our name, spelled out: the one that allows it may be another account. */
function join(facts: WindowsFacts) {
  const account = `${facts.variable("USERDOMAIN")}\\${facts.variable("USERNAME")}`;
  return command(`net.exe localgroup ${group} ${quoted(account)} /add`, { after: "signOut" });
}

/** A line of the group's members is a local name, or one with its domain. */
function accountPattern(facts: WindowsFacts): RegExp | undefined {
  const [domain, name] = ["USERDOMAIN", "USERNAME"].map((variable) => spelled(facts.variable(variable)));
  return name === undefined || name === "" ? undefined : new RegExp(`^(?:${domain}\\\\)?${name}$`, "i");
}

/**
 * Letters that are not ASCII come in the console's code page, of which nothing tells. A name of such letters alone is
 * taken as it is, for any word of the list might be it.
 */
function spelled(text: string): string {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return /[a-z\d]/i.test(text) ? literal.replace(/[^\x20-\x7e]+/g, String.raw`[^\x20-\x7e]+`) : literal;
}

async function outputOf(
  { machine, limits }: WindowsFacts,
  program: string,
  words: readonly string[],
): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const result: ProgramResult = await machine.runProgram(windowsProgram(program), words, limits);
  if (result.kind !== "exited") {
    const reason = result.kind === "missing" ? result.detail : `no answer within ${limits.deadlineMs} ms`;
    throw new CannotTell([evidence(`${program} ${words.join(" ")}`, reason)]);
  }
  return { code: result.code, lines: result.stdout.split(/\r?\n/) };
}
