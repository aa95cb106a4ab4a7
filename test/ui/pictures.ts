import { join } from "node:path";
import type { Workbench } from "../parts/workbench.mjs";

/** Of what a test has just seen, for README; written by `npm run pictures` alone. */
export async function takePicture(workbench: Workbench, name: string): Promise<void> {
  const folder = process.env.WINDOWS_CONTAINERS_PICTURES;
  if (folder !== undefined) {
    await workbench.screenshot(join(folder, `${name}.png`));
  }
}
