import { win32 } from "node:path";
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
  const [hasAllUsers, hasOneUser] = await Promise.all([allUsers, oneUser].map((path) => facts.machine.isFile(path)));
  return {
    kind: hasAllUsers ? "allUsers" : hasOneUser ? "oneUser" : "none",
    evidence: [
      evidence(allUsers, hasAllUsers ? "exists" : "absent"),
      evidence(oneUser, hasOneUser ? "exists" : "absent"),
    ],
  };
}

/** The one of 64-bit programs, also for a 32-bit one. */
function programFiles(facts: WindowsFacts): string {
  return facts.variable("ProgramW6432") || facts.variable("ProgramFiles");
}
