import * as vscode from "vscode";
import { wrapped } from "./wrapped";

/** A field with its value; `edit` asks for another and gives the form back, as it was when nothing was chosen. */
export interface FormRow<F> {
  readonly label: string;
  /** A codicon. */
  readonly icon: string;
  readonly value: string;
  readonly detail?: string;
  edit(form: F): Promise<F>;
}

/** A form of which all that is chosen amounts to a command line. */
export interface LineForm<F> {
  readonly title: string;
  readonly placeHolder: string;
  /** What the first row does, e.g. "Run". */
  readonly go: string;
  lineOf(form: F): string;
  rowsOf(form: F): readonly FormRow<F>[];
}

type Choice<F> = vscode.QuickPickItem & { readonly does: "go" | "copy" | FormRow<F> };

/** For which shell command lines are shown: that of this machine's terminal. */
export const shellHere = process.platform === "win32" ? "powershell" : "posix";

/**
 * One list with every field and its value, above it the command line that they amount to; choosing a field edits it and
 * comes back. Ends with the form to go on with.
 */
export async function editLineForm<F>(form: F, layout: LineForm<F>): Promise<F> {
  let current = form;
  for (;;) {
    const line = layout.lineOf(current);
    const choice = await vscode.window.showQuickPick(choices(layout.rowsOf(current), layout.go, line), {
      title: layout.title,
      placeHolder: layout.placeHolder,
      ignoreFocusOut: true,
    });
    if (!choice) {
      throw new vscode.CancellationError();
    }
    if (choice.does === "go") {
      return current;
    }
    if (choice.does === "copy") {
      await vscode.env.clipboard.writeText(line);
      void vscode.window.setStatusBarMessage(vscode.l10n.t("The command line was copied."), 3000);
    } else {
      current = await choice.does.edit(current);
    }
  }
}

function choices<F>(rows: readonly FormRow<F>[], go: string, line: string): readonly Choice<F>[] {
  const [firstRow = "", ...otherRows] = wrapped(line);
  return [
    { label: go, iconPath: new vscode.ThemeIcon("play"), detail: firstRow, does: "go" },
    ...otherRows.map((label): Choice<F> => ({ label, iconPath: new vscode.ThemeIcon("blank"), does: "go" })),
    ...rows.map((row): Choice<F> => {
      const { label, icon, value, detail } = row;
      const iconPath = new vscode.ThemeIcon(icon);
      return { label, iconPath, description: value, ...(detail !== undefined && { detail }), does: row };
    }),
    { label: vscode.l10n.t("Copy the Command Line"), iconPath: new vscode.ThemeIcon("copy"), does: "copy" },
  ];
}
