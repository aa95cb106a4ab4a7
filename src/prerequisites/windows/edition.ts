import { command } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { currentVersionKey, evidence, type WindowsFacts } from "./windowsFacts";

const upgrade = command("Start-Process ms-settings:activation", { rights: "user" });
const withWindowsContainers = /^(Professional|Enterprise|IoTEnterprise|Server)/;

/** Windows containers need Pro, Enterprise or Server. */
export async function checkEdition(facts: WindowsFacts): Promise<CheckResult> {
  const { edition } = await facts.currentVersion();
  const found = { value: edition, evidence: [evidence(`${currentVersionKey} EditionID`, edition)] };
  if (withWindowsContainers.test(edition)) {
    return fine(found);
  }
  // Home, as the registry calls it.
  if (edition.startsWith("Core")) {
    return trouble("missing", "homeEdition", { ...found, remedy: upgrade });
  }
  if (edition.startsWith("Education") || edition.startsWith("CloudEdition")) {
    return trouble("missing", "educationEdition", { ...found, remedy: upgrade });
  }
  return trouble("cannotTell", "otherEdition", found);
}
