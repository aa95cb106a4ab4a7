import * as vscode from "vscode";
import type { Isolation } from "../../engine/model";

/** Escape leaves it as it was. */
export async function pickIsolation(value: Isolation | undefined): Promise<Isolation | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t("The engine's default"), isolation: undefined },
      {
        label: "process",
        detail: vscode.l10n.t(
          "Shares the host's kernel: quick and small, and the image's build has to fit the host's.",
        ),
        isolation: "process" as const,
      },
      {
        label: "hyperv",
        detail: vscode.l10n.t(
          "A small virtual machine of its own: runs images of older builds; 1 GB of memory unless set.",
        ),
        isolation: "hyperv" as const,
      },
    ],
    { title: vscode.l10n.t("Isolation") },
  );
  return picked ? picked.isolation : value;
}
