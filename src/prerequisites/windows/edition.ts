import { editionKind } from "../../platform/windowsEdition";
import { command } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { currentVersionKey, evidence, type WindowsFacts } from "./windowsFacts";

const upgrade = command("Start-Process ms-settings:activation", { rights: "user" });

/** Windows containers need Pro, Enterprise or Server. */
export async function checkEdition(facts: WindowsFacts): Promise<CheckResult> {
  const { edition } = await facts.currentVersion();
  const found = { value: edition, evidence: [evidence(`${currentVersionKey} EditionID`, edition)] };
  switch (editionKind(edition)) {
    case "business":
      return fine(found);
    case "home":
      return trouble("missing", "homeEdition", { ...found, remedy: upgrade });
    case "education":
      return trouble("missing", "educationEdition", { ...found, remedy: upgrade });
    case "other":
      return trouble("cannotTell", "otherEdition", found);
  }
}
