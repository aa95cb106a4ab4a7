import * as vscode from "vscode";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { openReport } from "../../../documents/reportDocuments";
import { pickDesktop } from "../pickDesktop";
import type { LifeParts } from "./lifeParts";

/** `windowsContainers.desktops.showHealth` */
export async function showHealth({ desktops }: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Show the health of which desktop?"), accepts: () => true };
  const { snapshot, container } = await pickDesktop(desktops, question, clicked);
  await openReport({ report: "health", engineKey: snapshot.key, id: container.id, name: container.name });
}
