import { stat } from "node:fs/promises";
import type { ProgramPlaces } from "./programOnPath";

/** Where this machine keeps its programs. */
export const programPlacesHere: ProgramPlaces = {
  platform: process.platform,
  environment: process.env,
  isFile: async (path) =>
    stat(path).then(
      (found) => found.isFile(),
      () => false,
    ),
};
