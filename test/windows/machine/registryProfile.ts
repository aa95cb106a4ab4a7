import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { registryFileOf, windowsProfiles, type WindowsProfileName } from "../../parts/windowsNode/windowsProfiles.mjs";

/** The Windows that the machine is when nobody says otherwise. */
const usual: WindowsProfileName = "windows11Enterprise26100";

/** Makes the registry say that this is another Windows, for programs that start before the test's end. */
export async function beLike(test: TestContext, name: WindowsProfileName): Promise<void> {
  test.after(() => importProfile(usual));
  await importProfile(name);
}

async function importProfile(name: WindowsProfileName): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "profile-"));
  const file = join(folder, `${name}.reg`);
  await writeFile(file, registryFileOf(windowsProfiles[name]));
  importFile(file);
  await rm(folder, { recursive: true });
}

/** On a busy machine Wine now and then does not start a program. */
function importFile(file: string, tries = 3): void {
  try {
    execFileSync("reg", ["import", file]);
  } catch (error) {
    if (tries === 1 || (error as NodeJS.ErrnoException).code !== "UNKNOWN") {
      throw error;
    }
    importFile(file, tries - 1);
  }
}
