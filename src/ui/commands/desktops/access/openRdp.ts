import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { forwardHost, type PortForward } from "../../../../desktop/access/portForward";
import { findRdpClients, type RdpClient, type RdpClientName } from "../../../../desktop/access/rdpClients";
import { rdpFile, rdpPort, type RdpTarget } from "../../../../desktop/access/rdpFile";
import { answersRdp } from "../../../../desktop/access/rdpProbe";
import { openProgram } from "../../../../platform/openProgram";
import { programPlacesHere } from "../../../../platform/programPlacesHere";
import type { DesktopForwards } from "../../../forwards/desktopForwards";
import { withLateProgress } from "../../../progress";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { Desktops } from "../../../tree/desktops/desktops";
import { copyPasswordOf } from "../copyPassword";
import type { DesktopTarget } from "../pickDesktop";
import { readDesktop } from "../readDesktop";
import { forwardTo } from "./forwardPort";
import { pickAwakeDesktop } from "./pickAwakeDesktop";
import { UserError } from "../../../errors/userError";
import { commandRemedy } from "../../../errors/remedy";

export interface RdpParts {
  readonly desktops: Desktops;
  readonly forwards: DesktopForwards;
  readonly secrets: vscode.SecretStorage;
}

const probeDeadlineMs = 10_000;
const readMs = 10 * 60_000;

/** `windowsContainers.desktops.openRdp`: in the Remote Desktop client of this machine, with the password in the clipboard. */
export async function openRdp(parts: RdpParts, clicked?: DesktopNode): Promise<void> {
  const question = vscode.l10n.t("Open which desktop with Remote Desktop?");
  const desktop = await pickAwakeDesktop(parts.desktops, question, clicked);
  const client = await pickClient();
  if (client === undefined) {
    await offerFile(parts, desktop);
    return;
  }
  const target = await connect(parts, desktop);
  const file = join(await mkdtemp(join(tmpdir(), "windows-desktop-")), `${desktop.container.name}.rdp`);
  await writeFile(file, rdpFile(target), { mode: 0o600 });
  removeLater(dirname(file));
  await copyPasswordOf(desktop, parts.secrets);
  await openProgram(client.program, client.words(target, file));
  void vscode.window.showInformationMessage(
    vscode.l10n.t("The password of {0} is in the clipboard, for Remote Desktop to ask for.", target.userName),
  );
}

/** Clients read it when they start, and some ask before they do. */
function removeLater(folder: string): void {
  const remove = (): void => void rm(folder, { recursive: true, force: true }).catch(() => undefined);
  setTimeout(remove, readMs).unref();
}

/** `windowsContainers.desktops.saveRdpFile`: for any client, as long as this window forwards the port. */
export async function saveRdpFile(parts: RdpParts, clicked?: DesktopNode): Promise<void> {
  const question = vscode.l10n.t("Save a Remote Desktop file of which desktop?");
  await saveFile(parts, await pickAwakeDesktop(parts.desktops, question, clicked));
}

async function offerFile(parts: RdpParts, desktop: DesktopTarget): Promise<void> {
  const save = vscode.l10n.t("Save RDP File…");
  const message =
    vscode.env.remoteName === undefined
      ? vscode.l10n.t(
          "No known Remote Desktop client was found on this machine (FreeRDP, Remmina, mstsc, Windows App).",
        )
      : vscode.l10n.t(
          "This window works on another machine, where a Remote Desktop client would open its own window. Save the file and open it here.",
        );
  if ((await vscode.window.showWarningMessage(message, save)) === save) {
    await saveFile(parts, desktop);
  }
}

async function saveFile(parts: RdpParts, desktop: DesktopTarget): Promise<void> {
  const target = await connect(parts, desktop);
  const name = `${desktop.container.name}.rdp`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Save Remote Desktop File"),
    filters: { [vscode.l10n.t("Remote Desktop")]: ["rdp"] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (uri) {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(rdpFile(target)));
    vscode.window.setStatusBarMessage(vscode.l10n.t("Saved {0}.", name), 4_000);
  }
}

/** The forward, once Windows answers on it as a Remote Desktop server does. */
async function connect({ forwards }: RdpParts, desktop: DesktopTarget): Promise<RdpTarget> {
  const forward = await forwardTo(forwards, desktop, rdpPort);
  const title = vscode.l10n.t("Asking {0} for Remote Desktop", desktop.container.name);
  const answers = await withLateProgress(title, (signal) =>
    answersRdp(forwardHost, forward.localPort, AbortSignal.any([signal, AbortSignal.timeout(probeDeadlineMs)])),
  );
  if (!answers) {
    throw notYetThere(desktop);
  }
  const { userName } = (await readDesktop(desktop)).access;
  return { host: forwardHost, port: await portHere(forward), userName };
}

function notYetThere({ node }: DesktopTarget): UserError {
  const message = vscode.l10n.t(
    "Windows does not answer as a Remote Desktop server yet. It does so late in its installation, and only where Remote Desktop is allowed.",
  );
  return new UserError(message, [
    commandRemedy(vscode.l10n.t("Open Desktop"), "windowsContainers.desktops.open", node),
  ]);
}

/** In a remote window the person's machine has another port for it. */
async function portHere(forward: PortForward): Promise<number> {
  if (vscode.env.remoteName === undefined) {
    return forward.localPort;
  }
  const there = vscode.Uri.parse(`http://${forwardHost}:${forward.localPort}`);
  const port = /:(\d+)$/.exec((await vscode.env.asExternalUri(there)).authority)?.[1];
  return port === undefined ? forward.localPort : Number(port);
}

async function pickClient(): Promise<RdpClient | undefined> {
  if (vscode.env.remoteName !== undefined) {
    return undefined;
  }
  const clients = await findRdpClients(programPlacesHere);
  const [first, ...others] = clients;
  if (!first || others.length === 0) {
    return first;
  }
  const picked = await vscode.window.showQuickPick(
    clients.map((client) => ({ label: clientTitles()[client.name], description: client.program, client })),
    { placeHolder: vscode.l10n.t("Open with which Remote Desktop client?") },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.client;
}

function clientTitles(): Readonly<Record<RdpClientName, string>> {
  return {
    mstsc: vscode.l10n.t("Remote Desktop Connection"),
    windowsApp: "Windows App",
    freeRdp3: "FreeRDP 3",
    freeRdp2: "FreeRDP 2",
    remmina: "Remmina",
  };
}
