import type * as vscode from "vscode";
import type { Logger } from "../../../platform/logger";
import { rememberPassword } from "../../commands/desktops/desktopPasswords";
import type { EngineTarget } from "../../pickers/pickEngine";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import { newDesktopSpec } from "./formSpec";
import { rememberChoices } from "./lastChoices";
import { makeDesktop, type ReportProgress } from "./makeDesktop";

export interface NewDesktopOwner {
  readonly secrets: vscode.SecretStorage;
  /** Where the last choices are kept. */
  readonly memory: vscode.Memento;
  readonly logger: Logger;
  readonly onCreated: (node: DesktopNode) => Promise<void>;
}

/** The one way from what was chosen to a desktop, wherever it was chosen. */
export async function createNewDesktop(
  owner: NewDesktopOwner,
  { engine, snapshot }: EngineTarget,
  values: Readonly<Record<string, string>>,
  { report, signal }: { readonly report: ReportProgress; readonly signal: AbortSignal },
): Promise<void> {
  const spec = newDesktopSpec(values);
  const { id } = await makeDesktop(engine, spec, report, signal);
  if (spec.access.password !== undefined) {
    await rememberPassword(owner.secrets, id, spec.access.password);
  }
  await rememberChoices(owner.memory, snapshot.key, values);
  owner.logger.info(`Created the desktop ${spec.name} as ${id}`);
  await owner.onCreated({ kind: "desktop", engineKey: snapshot.key, id });
}
