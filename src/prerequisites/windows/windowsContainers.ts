import { win32 } from "node:path";
import * as z from "zod/mini";
import { allowWindowsContainers } from "../../platform/installationSettings";
import { command } from "../commandRemedy";
import { CannotTell, type CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

const settingsSchema = z.object({ noWindowsContainers: z.optional(z.boolean()) });

/** Docker Desktop may have been installed without them, and stays so through every update. */
export async function checkWindowsContainers(facts: WindowsFacts): Promise<CheckResult> {
  const programData = facts.variable("ProgramData") || String.raw`C:\ProgramData`;
  const path = win32.join(programData, "DockerDesktop", "install-settings.json");
  const text = await readSettings(facts, path);
  if (text === undefined) {
    return fine({ evidence: [evidence(path, "absent")] });
  }
  const parsed = z.safeParse(settingsSchema, jsonIn(text));
  if (!parsed.success) {
    throw new CannotTell([evidence(path, "not the JSON that was expected")]);
  }
  const { noWindowsContainers } = parsed.data;
  const found = { evidence: [evidence(`${path} noWindowsContainers`, noWindowsContainers)] };
  return noWindowsContainers
    ? trouble("missing", "windowsContainersDisabled", {
        ...found,
        remedy: command(allowWindowsContainers(path), { after: "restartDockerDesktop" }),
      })
    : fine(found);
}

async function readSettings(facts: WindowsFacts, path: string): Promise<string | undefined> {
  try {
    return await facts.machine.readText(path);
  } catch (error) {
    throw new CannotTell([evidence(path, error instanceof Error ? error.message : String(error))]);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
