import { command } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

const key = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending`;

/** A feature that was turned on counts after a restart; shutting down with fast start-up is none. */
export async function checkRestart(facts: WindowsFacts): Promise<CheckResult> {
  const { kind } = await facts.registryKey(key);
  const found = { evidence: [evidence(key, kind)] };
  return kind === "absent"
    ? fine(found)
    : trouble("warning", "restartPending", {
        ...found,
        remedy: command("shutdown.exe /r /t 60", { rights: "user", after: "restart" }),
      });
}
