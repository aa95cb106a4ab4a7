import * as vscode from "vscode";
import { randomPassword } from "../../../../desktop/createDesktop";
import { networkNameOf, storageNameOf, type DesktopSpec } from "../../../../desktop/spec";
import { specProblems } from "../../../../desktop/specProblems";
import type { EngineSnapshot } from "../../../../inventory/engineState";
import type { Inventory } from "../../../../inventory/inventory";
import { describeProblem } from "../../../panels/newDesktop/describeProblem";
import { makeDesktop } from "../../../panels/newDesktop/makeDesktop";
import { pickEngine } from "../../../pickers/pickEngine";
import { withCancellableProgress } from "../../../progress";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { rememberPassword } from "../desktopPasswords";
import { orCancel } from "./exportDesktop";

export interface CreationParts {
  readonly inventory: Inventory;
  readonly secrets: vscode.SecretStorage;
  readonly panels: { open(node: DesktopNode): Promise<void> };
}

/** Makes a desktop of a spec that came from a file: asks where and by which name, and says first what is wrong with it. */
export async function createFromSpec(parts: CreationParts, source: DesktopSpec): Promise<void> {
  const { engine, snapshot } = await pickEngine(parts.inventory);
  const spec = withName(source, await askName(source.name, snapshot));
  await confirm(spec, snapshot);
  const title = vscode.l10n.t("Creating the desktop {0}", spec.name);
  const { id } = await withCancellableProgress(title, (signal, report) =>
    makeDesktop(engine, spec, ({ text }) => report({ message: text }), signal),
  );
  if (spec.access.password !== undefined) {
    await rememberPassword(parts.secrets, id, spec.access.password);
  }
  await parts.panels.open({ kind: "desktop", engineKey: snapshot.key, id });
}

function namesOn({ container }: EngineSnapshot): readonly string[] {
  return [...container.values()].map(({ name }) => name);
}

async function askName(name: string, snapshot: EngineSnapshot): Promise<string> {
  const taken = namesOn(snapshot);
  return orCancel(
    await vscode.window.showInputBox({
      title: vscode.l10n.t("Name of the desktop"),
      value: name,
      validateInput: (text) =>
        taken.includes(text) ? vscode.l10n.t("A container of this engine has this name already.") : undefined,
    }),
  );
}

/** What is named after the desktop follows its name; a desktop without a password gets one that nobody can guess. */
function withName(spec: DesktopSpec, name: string): DesktopSpec {
  const { storage } = spec.disks;
  const isOwn = storage.kind === "volume" && storage.name === storageNameOf(spec.name);
  const networks = spec.network.networks?.filter((joined) => joined.name !== networkNameOf(spec.name));
  return {
    ...spec,
    name,
    disks: isOwn ? { ...spec.disks, storage: { kind: "volume", name: storageNameOf(name) } } : spec.disks,
    network: networks === undefined ? spec.network : { ...spec.network, networks },
    access: { ...spec.access, password: spec.access.password ?? randomPassword() },
  };
}

/** Errors end it; warnings are a question. */
async function confirm(spec: DesktopSpec, snapshot: EngineSnapshot): Promise<void> {
  const { info } = snapshot;
  const limits = info && { ...info, containerNames: namesOn(snapshot) };
  const problems = specProblems(spec, limits);
  const detail = problems.map((problem) => `${problem.field}: ${describeProblem(problem)}`).join("\n");
  if (problems.some(({ severity }) => severity === "error")) {
    const message = vscode.l10n.t("The desktop {0} cannot be made like this.", spec.name);
    await vscode.window.showErrorMessage(message, { modal: true, detail });
    throw new vscode.CancellationError();
  }
  const create = vscode.l10n.t("Create");
  const message = vscode.l10n.t(
    "Create the desktop {0} ({1}) on {2}?",
    spec.name,
    spec.windows.version,
    snapshot.endpoint.name,
  );
  if ((await vscode.window.showInformationMessage(message, { modal: true, detail }, create)) !== create) {
    throw new vscode.CancellationError();
  }
}
