import * as vscode from "vscode";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory } from "../../../inventory/inventory";
import { pickEngine } from "../../pickers/pickEngine";
import { withLateProgress } from "../../progress";
import { askText } from "../askText";

/** Where it was asked for: on a group's row or an engine's; on none from the palette. */
interface OnEngine {
  readonly engineKey: string;
}

/** As the engine has them: a name of this form is also one for a folder and for a host. */
const nameForm = /^[A-Za-z0-9][A-Za-z0-9_.-]+$/;

/** `windowsContainers.volumes.create`. */
export async function createVolume(inventory: Inventory, clicked?: OnEngine): Promise<void> {
  const { engine, snapshot } = await pickEngine(inventory, clicked);
  const name = await askName(vscode.l10n.t("Create a Volume on {0}", snapshot.endpoint.name), namesOf(snapshot.volume));
  const title = vscode.l10n.t("Creating the volume {0}", name);
  await withLateProgress(title, async (signal) => engine.createVolume(name, {}, signal));
}

/** `windowsContainers.networks.create`: with the engine's usual driver, "bridge" on Linux and "nat" on Windows. */
export async function createNetwork(inventory: Inventory, clicked?: OnEngine): Promise<void> {
  const { engine, snapshot } = await pickEngine(inventory, clicked);
  const title = vscode.l10n.t("Create a Network on {0}", snapshot.endpoint.name);
  const name = await askName(title, namesOf(snapshot.network));
  const progress = vscode.l10n.t("Creating the network {0}", name);
  await withLateProgress(progress, async (signal) => engine.createNetwork(name, {}, signal));
}

function namesOf(objects: EngineSnapshot["network" | "volume"]): ReadonlySet<string> {
  return new Set([...objects.values()].map(({ name }) => name));
}

async function askName(title: string, taken: ReadonlySet<string>): Promise<string> {
  return askText({
    title,
    prompt: vscode.l10n.t("Its name"),
    ignoreFocusOut: true,
    validateInput: (text) => refusalOf(text.trim(), taken),
  });
}

function refusalOf(name: string, taken: ReadonlySet<string>): string | undefined {
  if (name === "") {
    return undefined;
  }
  if (taken.has(name)) {
    return vscode.l10n.t("{0} already exists.", name);
  }
  return nameForm.test(name)
    ? undefined
    : vscode.l10n.t("Two letters or digits at least, with dots, dashes and underscores after the first.");
}
