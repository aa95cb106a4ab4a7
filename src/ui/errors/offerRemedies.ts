import * as vscode from "vscode";
import type { Remedy } from "./remedy";

/** A notification is too narrow for more: it cuts down each title until all of them fit. */
const roomForButtons = 3;

/** What shows a message with buttons and resolves to the title of the pressed one, as VS Code's own functions do. */
type ShowMessage = (message: string, ...titles: string[]) => Thenable<string | undefined>;

/**
 * Shows a message with what helps: the first and the last below it, and, where there is no room for all, the others in a
 * list. Resolves to what was chosen.
 */
export async function offerRemedies(
  show: ShowMessage,
  message: string,
  remedies: readonly Remedy[],
): Promise<Remedy | undefined> {
  const buttons = buttonsOf(remedies);
  const pressed = await show(message, ...buttons);
  return pressed === whatElse()
    ? chooseRemedy(
        message,
        remedies.filter(({ title }) => !buttons.includes(title)),
      )
    : remedies.find(({ title }) => title === pressed);
}

function buttonsOf(remedies: readonly Remedy[]): readonly string[] {
  const titles = remedies.map(({ title }) => title);
  return titles.length <= roomForButtons ? titles : [...titles.slice(0, 1), whatElse(), ...titles.slice(-1)];
}

function whatElse(): string {
  return vscode.l10n.t("What Else Helps…");
}

async function chooseRemedy(message: string, remedies: readonly Remedy[]): Promise<Remedy | undefined> {
  const items = remedies.map((remedy) => ({ label: remedy.title, remedy }));
  const placeHolder = vscode.l10n.t("Choose what to do about it");
  return (await vscode.window.showQuickPick(items, { title: message, placeHolder }))?.remedy;
}
