import * as vscode from "vscode";
import { forwardHost } from "../../../../desktop/access/portForward";
import type { DesktopForwards } from "../../../forwards/desktopForwards";
import type { ForwardNode } from "../../../forwards/forwardNode";
import { isForBrowsers } from "../../../forwards/knownPorts";
import { openInBrowser, pickForward } from "./forwardPort";

/** `windowsContainers.forwards.stop` */
export async function stopForward(forwards: DesktopForwards, clicked?: ForwardNode): Promise<void> {
  const { node } = await pickForward(forwards, vscode.l10n.t("Stop which forward?"), clicked);
  forwards.stop(node);
}

/** `windowsContainers.forwards.open` */
export async function openForward(forwards: DesktopForwards, clicked?: ForwardNode): Promise<void> {
  const question = vscode.l10n.t("Open which forward?");
  const { node, forward } = await pickForward(forwards, question, clicked, isForBrowsers);
  await openInBrowser(forward, node.port);
}

/** `windowsContainers.forwards.copyAddress` */
export async function copyForward(forwards: DesktopForwards, clicked?: ForwardNode): Promise<void> {
  const { forward } = await pickForward(forwards, vscode.l10n.t("Copy the address of which forward?"), clicked);
  await vscode.env.clipboard.writeText(`${forwardHost}:${forward.localPort}`);
}
