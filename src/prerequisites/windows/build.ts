import { command } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { currentVersionKey, evidence, type WindowsFacts } from "./windowsFacts";

/** Older ones are refused by the engine itself. */
const engineNeeds = 17763;
/** Windows 10 22H2, the last one that Docker Desktop was made for. */
const dockerDesktopNeeds = 19045;
/** Windows 11 23H2: Docker Desktop 4.49 was the last one for older ones, which go on running. */
const dockerDesktopGoesOnWith = 22631;

const update = command("Start-Process ms-settings:windowsupdate", { rights: "user" });

/** `ProductName` would say Windows 10 on Windows 11, so the number decides. */
export async function checkBuild(facts: WindowsFacts): Promise<CheckResult> {
  const { build, revision, displayVersion, isServer } = await facts.currentVersion();
  const number = revision === undefined ? `${build}` : `${build}.${revision}`;
  const found = {
    value: displayVersion === "" ? number : `${displayVersion} (${number})`,
    evidence: [
      evidence(`${currentVersionKey} CurrentBuildNumber`, build),
      evidence(`${currentVersionKey} UBR`, revision),
      evidence(`${currentVersionKey} DisplayVersion`, displayVersion),
    ],
    remedy: update,
  };
  if (build < engineNeeds) {
    return trouble("missing", "buildTooOld", found);
  }
  if (isServer || build >= dockerDesktopGoesOnWith) {
    return fine(found);
  }
  return build < dockerDesktopNeeds
    ? trouble("missing", "buildWithoutDockerDesktop", found)
    : trouble("warning", "buildLeftByDockerDesktop", found);
}
