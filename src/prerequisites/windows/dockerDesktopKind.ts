import { read } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { dockerDesktopPrograms } from "./dockerDesktopPrograms";
import { evidence, serviceSource, type WindowsFacts } from "./windowsFacts";

export const installDockerDesktop = read("https://docs.docker.com/desktop/setup/install/windows-install/");

/** An installation for one user lacks the helper that Windows containers need. */
export async function checkDockerDesktopKind(facts: WindowsFacts): Promise<CheckResult> {
  const { kind, evidence: programs } = await dockerDesktopPrograms(facts);
  switch (kind) {
    case "allUsers":
      return fine({ evidence: programs });
    case "oneUser":
      return trouble("missing", "dockerDesktopOfOneUser", { evidence: programs, remedy: installDockerDesktop });
    case "none": {
      const [{ isServer }, engine] = await Promise.all([facts.currentVersion(), facts.service("docker")]);
      const found = { evidence: [...programs, evidence(serviceSource("docker"), engine.kind)] };
      return isServer || engine.kind === "found"
        ? fine(found, "notNeeded")
        : trouble("warning", "dockerDesktopAbsent", { ...found, remedy: installDockerDesktop });
    }
  }
}
