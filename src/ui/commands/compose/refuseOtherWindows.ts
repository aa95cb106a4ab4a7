import { refuseLockedChanges, type LockedChoice } from "../../../desktop/create/lockedSettings";
import { findDesktops } from "../../../desktop/findDesktops";
import { parseContainer } from "../../../desktop/containerRecord";
import { defaultVersionKey } from "../../../desktop/spec/versions";
import type { ComposeService } from "../../../engine/compose/composeFile";
import type { Engine } from "../../../engine/engine";
import type { Container } from "../../../engine/model";
import { RemediedError } from "../../errors/remedy";
import type { JobFile } from "../images/routeFile";
import { openFile } from "./openFile";

const serviceLabel = "com.docker.compose.service";

/** What a project has on its engine, and what its file wants of it. */
export interface ProjectPlan {
  readonly engine: Pick<Engine, "inspect">;
  readonly containers: readonly Container[];
  readonly services: readonly ComposeService[];
  readonly file: JobFile;
}

/**
 * Compose makes a container anew whose settings the file has changed: no desktop is started on the disk of another
 * Windows, for which its image would put that aside or delete it.
 */
export async function refuseOtherWindows(
  { engine, containers, services, file }: ProjectPlan,
  signal: AbortSignal,
): Promise<void> {
  for (const { id, labels } of findDesktops(containers)) {
    const service = services.find(({ name }) => name === labels[serviceLabel]);
    if (service === undefined) {
      continue;
    }
    const { environment } = parseContainer(await engine.inspect("container", id, signal));
    try {
      refuseLockedChanges(choiceIn(environment), choiceIn(service.environment));
    } catch (error) {
      throw new RemediedError(error, [openFile(file.path)]);
    }
  }
}

function choiceIn({ VERSION = defaultVersionKey, LANGUAGE }: Readonly<Record<string, string>>): LockedChoice {
  return { version: VERSION, ...(LANGUAGE !== undefined && { language: LANGUAGE }) };
}
