import * as vscode from "vscode";
import * as z from "zod/mini";
import type { SwitchOutcome } from "../../../mode/mode";
import { commandRemedy } from "../../errors/remedy";
import { UserError } from "../../errors/userError";
import { switchWithProgress, type SwitchModeParts } from "./switchMode";
import { describeSwitchOutcome } from "./switchModeOutcome";

const wish = z.object({ mode: z.enum(["windows", "linux"]) });

/** What `windowsContainers.mode.switchTo` answers. */
export type SwitchAnswer =
  /** The engine of the wanted mode answers. */
  | { readonly result: "switched" | "alreadyThere" }
  /** `reason` is stable and in English, `message` a sentence in the user's language. Nothing was shown. */
  | { readonly result: "failed"; readonly reason: string; readonly message: string };

/**
 * `windowsContainers.mode.switchTo`, called with `{ mode: "windows" | "linux" }`: returns when the engine answers, or why
 * it does not. The user sees the progress, can cancel it, and is asked before containers are stopped.
 */
export async function switchForOthers(argument: unknown, parts: SwitchModeParts): Promise<SwitchAnswer> {
  const parsed = wish.safeParse(argument);
  if (!parsed.success) {
    throw new UserError(
      vscode.l10n.t("{0} is called with {1}.", "windowsContainers.mode.switchTo", '{ mode: "windows" | "linux" }'),
      [commandRemedy(vscode.l10n.t("Switch Mode"), "windowsContainers.mode.switch")],
    );
  }
  const { mode } = parsed.data;
  const outcome = await switchWithProgress(mode, parts);
  return outcome.kind === "switched" || outcome.kind === "alreadyThere"
    ? { result: outcome.kind }
    : { result: "failed", reason: reasonOf(outcome), message: describeSwitchOutcome(outcome, mode).message };
}

function reasonOf(outcome: SwitchOutcome): string {
  return outcome.kind === "refused" ? outcome.reason : outcome.kind;
}
