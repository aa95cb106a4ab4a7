import { read } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { currentVersionKey, evidence, type WindowsFacts } from "./windowsFacts";

export const serverSetUp = read(
  "https://learn.microsoft.com/virtualization/windowscontainers/quick-start/set-up-environment",
);

/** On Windows Server there is no Docker Desktop, but Docker Engine and containerd. */
export async function checkInstallationType(facts: WindowsFacts): Promise<CheckResult> {
  const { installationType, isServer } = await facts.currentVersion();
  const found = {
    value: installationType,
    evidence: [evidence(`${currentVersionKey} InstallationType`, installationType)],
  };
  return isServer ? trouble("warning", "serverEdition", { ...found, remedy: serverSetUp }) : fine(found);
}
