import { read } from "../commandRemedy";
import { CannotTell, type CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

/** Process isolation shares files of the host that images look for on C:. */
export function checkHostDrive(facts: WindowsFacts): Promise<CheckResult> {
  const drive = facts.variable("SystemDrive");
  const found = { value: drive, evidence: [evidence("%SystemDrive%", drive)] };
  if (drive === "") {
    return Promise.reject(new CannotTell(found.evidence));
  }
  const remedy = read(
    "https://learn.microsoft.com/virtualization/windowscontainers/deploy-containers/system-requirements",
  );
  return Promise.resolve(
    drive.toUpperCase() === "C:" ? fine(found) : trouble("warning", "notOnDriveC", { ...found, remedy }),
  );
}
