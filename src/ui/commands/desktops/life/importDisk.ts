import * as vscode from "vscode";
import { probeHost } from "../../../../desktop/create/probeHost";
import { importDisk as read } from "../../../../desktop/life/importDisk";
import { defaultSpec, type DesktopSpec } from "../../../../desktop/spec";
import { windowsVersions } from "../../../../desktop/spec/versions";
import type { Engine } from "../../../../engine/engine";
import { isImageAtHand } from "../../../../engine/imageAtHand";
import { withDefaultTag } from "../../../../engine/imageReference";
import { describeKvm } from "../../../errors/describeDesktopProblem";
import { pickEngine } from "../../../pickers/pickEngine";
import { withLateProgress } from "../../../progress";
import { pullWithProgress } from "../../images/pullImage";
import { askDesktopName } from "./askDesktopName";
import type { LifeParts } from "./lifeParts";
import { withStorageProgress } from "./storageProgress";

/** `windowsContainers.desktops.importDisk`: a desktop of a disk that has a Windows already. */
export async function importDisk(parts: LifeParts): Promise<void> {
  const file = await askFile();
  const { engine, snapshot } = await pickEngine(parts.inventory);
  const suggested = file.path
    .replace(/^.*\//, "")
    .replace(/\.[^.]*$/, "")
    .replace(/[^a-zA-Z0-9_.-]+/g, "-");
  const title = vscode.l10n.t("Name of the desktop");
  const name = await askDesktopName(title, /^[a-zA-Z0-9]./.test(suggested) ? suggested : "windows", snapshot);
  const version = await pickVersion();
  const spec = await withHardware(engine, await withDisks({ ...defaultSpec(name), ...windowsOf(name, version) }));
  const progress = vscode.l10n.t("Importing {0} as {1}", file.fsPath, name);
  const { id } = await withStorageProgress(progress, (watch) => read(engine, file.fsPath, spec, watch));
  await parts.panels.open({ kind: "desktop", engineKey: snapshot.key, id });
}

function windowsOf(name: string, version: string): Pick<DesktopSpec, "windows"> {
  return { windows: { ...defaultSpec(name).windows, version } };
}

async function askFile(): Promise<vscode.Uri> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Disk with an Installed Windows"),
      openLabel: vscode.l10n.t("Import"),
      filters: {
        [vscode.l10n.t("Disks")]: ["qcow2", "img", "raw", "vmdk", "vhdx", "vhd", "vdi"],
        [vscode.l10n.t("All files")]: ["*"],
      },
    })) ?? [];
  if (!file) {
    throw new vscode.CancellationError();
  }
  return file;
}

async function pickVersion(): Promise<string> {
  const picked = await vscode.window.showQuickPick(
    windowsVersions.map(({ key, name }) => ({ label: name, description: key, key })),
    { placeHolder: vscode.l10n.t("Which Windows is in it? It is not installed again."), ignoreFocusOut: true },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.key;
}

/** A Windows finds its disk only where it has the driver for it. */
async function withDisks(spec: DesktopSpec): Promise<DesktopSpec> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t("A desktop like those here"),
        detail: vscode.l10n.t("It has the drivers for the usual, fast devices"),
        isOwn: true,
      },
      {
        label: vscode.l10n.t("Another virtual machine, or a real one"),
        detail: vscode.l10n.t("It gets devices for which every Windows has drivers (DISK_TYPE=ide, ADAPTER=e1000e)"),
        isOwn: false,
      },
    ],
    { placeHolder: vscode.l10n.t("What was it the disk of?"), ignoreFocusOut: true },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.isOwn
    ? spec
    : { ...spec, disks: { ...spec.disks, diskType: "ide" }, network: { ...spec.network, adapter: "e1000e" } };
}

/** What would stop it at its end is asked before gigabytes have travelled. */
async function withHardware(engine: Engine, spec: DesktopSpec): Promise<DesktopSpec> {
  const image = withDefaultTag(spec.image);
  if (!(await withLateProgress(image, (signal) => isImageAtHand(engine, image, signal)))) {
    await pullWithProgress(engine, image);
  }
  const looking = vscode.l10n.t("Looking at what the engine's host offers");
  const { kvm } = await withLateProgress(looking, (signal) => probeHost(engine, { image }, signal));
  if (kvm === "available") {
    return spec;
  }
  const slow = vscode.l10n.t("Import without Acceleration");
  const detail = vscode.l10n.t("Without it, Windows runs about ten times slower.");
  const answer = await vscode.window.showWarningMessage(describeKvm(kvm), { modal: true, detail }, slow);
  if (answer !== slow) {
    throw new vscode.CancellationError();
  }
  return { ...spec, hardware: { ...spec.hardware, acceleration: "emulation" } };
}
