import * as vscode from "vscode";
import { ScreenLines } from "../../../desktop/screen/screenLines";
import type { Logger } from "../../../platform/logger";
import { screenConnection } from "../../settings/screenSettings";

/**
 * Where a panel's page can come to straight; nothing where its page is surely on another machine, where a person does not
 * want it, or where nothing may listen. In a browser only the page can tell: it refuses when it is elsewhere.
 */
export async function listenForPage(logger: Logger): Promise<ScreenLines | undefined> {
  const isElsewhere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName !== undefined;
  if (isElsewhere || screenConnection() === "messages") {
    return undefined;
  }
  try {
    return await ScreenLines.listen();
  } catch (error) {
    logger.warn("Screens travel as messages: nothing can listen on the loopback address", error);
    return undefined;
  }
}
