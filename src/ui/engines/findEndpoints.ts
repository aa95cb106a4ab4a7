import { homedir } from "node:os";
import { dockerConfigFolderHere, readDockerConfig } from "../../engine/endpoints/dockerConfig";
import type { Endpoint } from "../../engine/endpoint";
import { isOnThisMachine } from "../../engine/endpoints/isOnThisMachine";
import { resolveEndpoints } from "../../engine/endpoints/resolveEndpoints";
import { watchDockerConfig } from "../../engine/endpoints/watchDockerConfig";
import type { Disposable } from "../../platform/emitter";
import { extraEndpoints } from "../settings/settings";

/** Where engines may listen, as the environment, Docker's own configuration and the settings say now. */
export async function findEndpoints(reach: "thisMachine" | "everywhere"): Promise<readonly Endpoint[]> {
  const endpoints = resolveEndpoints({
    environment: process.env,
    platform: process.platform,
    homeFolder: homedir(),
    config: await readDockerConfig(dockerConfigFolderHere()),
    extra: extraEndpoints(),
  });
  return reach === "everywhere" ? endpoints : endpoints.filter(isOnThisMachine);
}

/** Calls when Docker's own configuration may say something else. */
export function watchContexts(changed: () => void): Disposable {
  return watchDockerConfig(dockerConfigFolderHere(), changed);
}
