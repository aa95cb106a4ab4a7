import { refuseLockedChanges, type LockedChoice } from "../../../desktop/create/lockedSettings";
import { defaultVersionKey } from "../../../desktop/spec/versions";
import type { ComposeService } from "../../../engine/compose/composeFile";
import { RemediedError } from "../../errors/remedy";
import type { JobFile } from "../images/routeFile";
import { serviceOf, type ProjectDesktop } from "./composeDesktops";
import { openFile } from "./openFile";

/**
 * Compose makes a container anew whose settings the file has changed: no desktop is started on the disk of another
 * Windows, for which its image would put that aside or delete it.
 */
export function refuseOtherWindows(
  desktops: readonly ProjectDesktop[],
  services: readonly ComposeService[],
  file: JobFile,
): void {
  for (const desktop of desktops) {
    const service = serviceOf(desktop, services);
    try {
      if (service) {
        refuseLockedChanges(choiceIn(desktop.record.environment), choiceIn(service.environment));
      }
    } catch (error) {
      throw new RemediedError(error, [openFile(file.path)]);
    }
  }
}

function choiceIn({ VERSION = defaultVersionKey, LANGUAGE }: Readonly<Record<string, string>>): LockedChoice {
  return { version: VERSION, ...(LANGUAGE !== undefined && { language: LANGUAGE }) };
}
