import { findDockerDesktop } from "../mode/findDockerDesktop";
import type { DockerDesktop } from "../mode/mode";
import { thisMachine } from "../mode/thisMachine";
import { dockerDesktopSettings } from "./settings/settings";

/** The installation on this machine, or the one that the settings name. */
export async function findDockerDesktopHere(): Promise<DockerDesktop | undefined> {
  const { dockerCliPath, activeEngine } = dockerDesktopSettings();
  return findDockerDesktop(thisMachine({ dockerCliPath, activeHost: activeEngine }));
}
