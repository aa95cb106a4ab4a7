import { win32 } from "node:path";
import { programOnPath } from "../../platform/programOnPath";
import type { Evidence } from "../prerequisites";
import { evidence, type WindowsFacts } from "./windowsFacts";

const program = "Docker Desktop.exe";

export interface DockerDesktopPrograms {
  readonly kind: "allUsers" | "oneUser" | "none";
  readonly evidence: readonly Evidence[];
}

/** How Docker Desktop was installed, by where its program lies. */
export async function dockerDesktopPrograms(facts: WindowsFacts): Promise<DockerDesktopPrograms> {
  const allUsers = win32.join(programFiles(facts), "Docker", "Docker", program);
  const oneUser = win32.join(facts.variable("LOCALAPPDATA"), "Programs", "DockerDesktop", program);
  const elsewhere = await inFolderOfItsOwn(facts, [allUsers, oneUser]);
  const places = [allUsers, ...elsewhere, oneUser];
  const found = await Promise.all(places.map((path) => facts.machine.isFile(path)));
  const first = places.find((_path, index) => found[index]);
  return {
    kind: first === undefined ? "none" : first === oneUser ? "oneUser" : "allUsers",
    evidence: places.map((path, index) => evidence(path, found[index] ? "exists" : "absent")),
  };
}

/**
 * Where its client on the PATH says that its installer was told to put it, which it can be told only for all users:
 * `<root>\resources\bin\docker.exe`.
 */
async function inFolderOfItsOwn({ machine }: WindowsFacts, usual: readonly string[]): Promise<readonly string[]> {
  const client = await programOnPath("docker", {
    platform: "win32",
    environment: machine.environment,
    isFile: async (path) => machine.isFile(path),
  });
  const match = /^(.*)\\resources\\bin\\docker\.exe$/i.exec(client ?? "");
  const path = match && win32.join(match[1] ?? "", program);
  return path && !usual.some((one) => one.toLowerCase() === path.toLowerCase()) ? [path] : [];
}

/** The one of 64-bit programs, also for a 32-bit one. */
function programFiles(facts: WindowsFacts): string {
  return facts.variable("ProgramW6432") || facts.variable("ProgramFiles");
}
