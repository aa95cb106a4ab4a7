import { posix, win32 } from "node:path";
import { programOnPath } from "../platform/programOnPath";
import type { DockerDesktop } from "./mode";

/** The address that Docker Desktop for Windows gives to whichever engine is active. */
export const defaultActiveHost = "npipe:////./pipe/docker_engine";

/** What is known of this machine without touching Docker. */
export interface MachineFacts {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The setting for an installation in a folder of its own; empty: look where installers put it. */
  readonly dockerCliPath: string;
  /** The setting for the address that follows the mode; empty: the usual one. */
  readonly activeHost: string;
  isFile(path: string): Promise<boolean>;
}

/**
 * Docker Desktop has a mode on Windows only, so elsewhere it counts as absent unless the setting names its DockerCli.
 * Nothing is started: the `docker` client itself may start Docker Desktop.
 */
export async function findDockerDesktop(facts: MachineFacts): Promise<DockerDesktop | undefined> {
  if (facts.platform !== "win32" && facts.dockerCliPath === "") {
    return undefined;
  }
  for (const root of await possibleRoots(facts)) {
    const found = await installationAt(root, facts);
    if (found) {
      return found;
    }
  }
  return undefined;
}

async function possibleRoots(facts: MachineFacts): Promise<readonly string[]> {
  const path = pathsOf(facts);
  if (facts.dockerCliPath !== "") {
    return [path.dirname(facts.dockerCliPath)];
  }
  const client = await programOnPath("docker", facts);
  return [
    // <root>\resources\bin\docker.exe, wherever the installer was told to put the root.
    ...(client === undefined ? [] : [path.join(client, "..", "..", "..")]),
    ...["ProgramFiles", "ProgramW6432"]
      .flatMap((name) => folderOf(facts, name))
      .map((it) => path.join(it, "Docker", "Docker")),
    ...folderOf(facts, "LOCALAPPDATA").map((it) => path.join(it, "Programs", "DockerDesktop")),
  ];
}

async function installationAt(root: string, facts: MachineFacts): Promise<DockerDesktop | undefined> {
  const path = pathsOf(facts);
  const isChosen = facts.dockerCliPath !== "";
  const dockerCliPath = await existing(isChosen ? facts.dockerCliPath : path.join(root, "DockerCli.exe"), facts);
  const applicationPath = await existing(path.join(root, "Docker Desktop.exe"), facts);
  // One release came without DockerCli.exe, so the application alone is proof enough.
  if (!isChosen && dockerCliPath === undefined && applicationPath === undefined) {
    return undefined;
  }
  return {
    dockerCliPath,
    dockerPath:
      (await existing(path.join(root, "resources", "bin", clientName(facts)), facts)) ??
      (await programOnPath("docker", facts)),
    applicationPath,
    activeHost: facts.activeHost === "" ? defaultActiveHost : facts.activeHost,
  };
}

/** Windows spells `Path` and `ProgramFiles` as it likes, and a copied environment is case-sensitive. */
function folderOf({ environment }: MachineFacts, name: string): readonly string[] {
  const key = Object.keys(environment).find((it) => it.toUpperCase() === name.toUpperCase());
  const value = key === undefined ? undefined : environment[key];
  return value === undefined || value === "" ? [] : [value];
}

async function existing(path: string, facts: MachineFacts): Promise<string | undefined> {
  return (await facts.isFile(path)) ? path : undefined;
}

function clientName({ platform }: MachineFacts): string {
  return platform === "win32" ? "docker.exe" : "docker";
}

function pathsOf({ platform }: MachineFacts): typeof win32 {
  return platform === "win32" ? win32 : posix;
}
