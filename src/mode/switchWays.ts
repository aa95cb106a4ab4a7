import type { DaemonMode } from "../engine/model";
import type { DockerDesktop, SwitchWayName } from "./mode";

/** One way to ask Docker Desktop for the other mode. */
export interface SwitchWay {
  readonly name: SwitchWayName;
  /** Absent: the program is not on this machine. */
  readonly file: string | undefined;
  readonly args: readonly string[];
  /** `kept`: both engines go on running, and only the active address changes sides. */
  readonly otherEngine: "kept" | "stopped";
  /** `knownToBeOther`: a toggle, which leads away from the target when the target is already there. */
  readonly needsMode: "any" | "knownToBeOther";
}

/** DockerCli first, because it keeps the other engine and its containers alive. Its flags are case-sensitive. */
export function switchWays(target: DaemonMode, desktop: DockerDesktop): readonly SwitchWay[] {
  const flag = target === "windows" ? "-SwitchWindowsEngine" : "-SwitchLinuxEngine";
  return [
    { name: "dockerCli", file: desktop.dockerCliPath, args: [flag], otherEngine: "kept", needsMode: "any" },
    {
      name: "dockerCliToggle",
      file: desktop.dockerCliPath,
      args: ["-SwitchDaemon"],
      otherEngine: "kept",
      needsMode: "knownToBeOther",
    },
    {
      name: "dockerDesktopCommand",
      file: desktop.dockerPath,
      args: ["desktop", "engine", "use", target],
      otherEngine: "stopped",
      needsMode: "any",
    },
  ];
}
