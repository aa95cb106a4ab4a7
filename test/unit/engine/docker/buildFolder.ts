import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";

/** A folder that can be built, gone after the test. */
export function buildFolder(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "build-"));
  test.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "Dockerfile"), "FROM nanoserver\n");
  return folder;
}
