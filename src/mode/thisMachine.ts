import { stat } from "node:fs/promises";
import type { MachineFacts } from "./findDockerDesktop";

/** The machine that we run on, as `findDockerDesktop` wants to know it. */
export function thisMachine(settings: Pick<MachineFacts, "dockerCliPath" | "activeHost">): MachineFacts {
  return {
    ...settings,
    platform: process.platform,
    environment: process.env,
    isFile: async (path) =>
      stat(path).then(
        (found) => found.isFile(),
        () => false,
      ),
  };
}
