import * as vscode from "vscode";
import { findGuestAddress } from "../../../../desktop/access/guestAddress";
import { forwardHost, type PortForward } from "../../../../desktop/access/portForward";
import { DesktopError } from "../../../../desktop/desktopError";
import type { DesktopForwards } from "../../../forwards/desktopForwards";
import type { ForwardNode } from "../../../forwards/forwardNode";
import { isForBrowsers, knownPorts, portName } from "../../../forwards/knownPorts";
import { withLateProgress } from "../../../progress";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { Desktops } from "../../../tree/desktops/desktops";
import type { DesktopTarget } from "../pickDesktop";
import { pickAwakeDesktop } from "./pickAwakeDesktop";
import { UserError } from "../../../errors/userError";
import { commandRemedy } from "../../../errors/remedy";

/** `windowsContainers.desktops.forwardPort`: a port of Windows as a port of this machine, and of no other. */
export async function forwardPort(desktops: Desktops, forwards: DesktopForwards, clicked?: DesktopNode): Promise<void> {
  const question = vscode.l10n.t("Forward a port of which desktop?");
  const target = await pickAwakeDesktop(desktops, question, clicked);
  const port = await askForPort();
  const forward = await forwards.open(target.node, port);
  const isListenedTo = await withLateProgress(vscode.l10n.t("Looking for port {0} of Windows", port), (signal) =>
    forward.isListenedTo(signal),
  );
  await tellForward(forward, port, isListenedTo ? "listening" : "silent");
}

/** A forward that is known to lead somewhere; else there is none, and the error says what is missing. */
export async function forwardTo(forwards: DesktopForwards, target: DesktopTarget, port: number): Promise<PortForward> {
  const title = vscode.l10n.t("Looking for port {0} of Windows", port);
  const address = await withLateProgress(title, (signal) =>
    findGuestAddress(target.engine, target.container.id, port, signal),
  );
  if (address === undefined) {
    throw new DesktopError({ kind: "portNotListening", port });
  }
  return forwards.open(target.node, port);
}

async function tellForward(forward: PortForward, port: number, windows: "listening" | "silent"): Promise<void> {
  const address = `${forwardHost}:${forward.localPort}`;
  const open = vscode.l10n.t("Open in Browser");
  const copy = vscode.l10n.t("Copy Address");
  const message =
    windows === "listening"
      ? vscode.l10n.t("Port {0} of Windows is {1} on this machine.", port, address)
      : vscode.l10n.t(
          "Port {0} of Windows is {1} on this machine, but nothing listens there in Windows yet.",
          port,
          address,
        );
  const buttons = isForBrowsers(port) ? [open, copy] : [copy];
  const pressed = await vscode.window.showInformationMessage(message, ...buttons);
  if (pressed === open) {
    await openInBrowser(forward, port);
  } else if (pressed === copy) {
    await vscode.env.clipboard.writeText(address);
  }
}

const tlsPorts: ReadonlySet<number> = new Set([443, 8443, 5986]);

export async function openInBrowser(forward: PortForward, port: number): Promise<void> {
  const scheme = tlsPorts.has(port) ? "https" : "http";
  // Where VS Code works on another machine, it brings the port to the person's own first.
  await vscode.env.openExternal(vscode.Uri.parse(`${scheme}://${forwardHost}:${forward.localPort}`));
}

async function askForPort(): Promise<number> {
  const other = vscode.l10n.t("Another Port…");
  const picked = await vscode.window.showQuickPick(
    [
      ...knownPorts().map(({ port, name }) => ({ label: port.toString(), description: name, port })),
      { label: other, description: "", port: undefined },
    ],
    { placeHolder: vscode.l10n.t("Which port of Windows?"), matchOnDescription: true },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.port ?? askForNumber();
}

async function askForNumber(): Promise<number> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Forward a Port of Windows"),
    prompt: vscode.l10n.t("The TCP port on which a program in Windows listens."),
    placeHolder: "8080",
    validateInput: (text) => (isPort(text) ? undefined : vscode.l10n.t("A port is a number from 1 to 65535.")),
  });
  if (typed === undefined) {
    throw new vscode.CancellationError();
  }
  return Number(typed);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** The clicked forward, the only one, or the one that is picked. */
export async function pickForward(
  forwards: DesktopForwards,
  placeHolder: string,
  clicked?: ForwardNode,
  accepts: (port: number) => boolean = () => true,
): Promise<{ readonly node: ForwardNode; readonly forward: PortForward }> {
  const nodes = clicked ? [clicked] : forwards.all().filter(({ port }) => accepts(port));
  const candidates = nodes.flatMap((node) => {
    const forward = forwards.find(node);
    return forward ? [{ node, forward }] : [];
  });
  const [only, ...others] = candidates;
  if (!only) {
    throw new UserError(vscode.l10n.t("There is no forwarded port of a desktop this could be done to."), [
      commandRemedy(vscode.l10n.t("Forward Port…"), "windowsContainers.desktops.forwardPort"),
    ]);
  }
  if (others.length === 0) {
    return only;
  }
  const picked = await vscode.window.showQuickPick(
    candidates.map((candidate) => ({
      label: `${forwardHost}:${candidate.forward.localPort}`,
      description: `→ ${candidate.node.port} ${portName(candidate.node.port)}`,
      candidate,
    })),
    { placeHolder },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.candidate;
}
