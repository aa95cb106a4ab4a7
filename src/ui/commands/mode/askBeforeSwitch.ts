import * as vscode from "vscode";
import type { DaemonMode } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import { modeName } from "../../words/modeName";
import { askToShutDown, desktopsOn } from "./desktopsInTheWay";

/** More would push the buttons off the screen. */
const listedContainers = 10;

/** Before the only way left stops an engine; says which containers that ends. */
export async function askToStop(
  engine: DaemonMode,
  running: readonly string[] | undefined,
  inventory: Inventory,
): Promise<"yes" | "no"> {
  const question = vscode.l10n.t(
    "Docker Desktop can only be switched here by a command of its own, which stops the {0} engine and its containers.",
    modeName(engine),
  );
  const desktops = desktopsOn(engine, inventory);
  if (desktops.length > 0) {
    const names = new Set(desktops.map(({ container }) => container.name));
    const others = running?.filter((name) => !names.has(name)) ?? [];
    return askToShutDown(question, desktops, others.length > 0 ? describeRunning(others) : undefined);
  }
  const yes = vscode.l10n.t("Stop and Switch");
  const options = { modal: true, detail: describeRunning(running) };
  return (await vscode.window.showWarningMessage(question, options, yes)) === yes ? "yes" : "no";
}

function describeRunning(running: readonly string[] | undefined): string {
  if (running === undefined) {
    return vscode.l10n.t("It does not say which containers run.");
  }
  if (running.length === 0) {
    return vscode.l10n.t("No container runs there now.");
  }
  const names = running.slice(0, listedContainers).join("\n");
  const more = running.length - listedContainers;
  const heading = vscode.l10n.t("These containers run there now and would stop:");
  return more > 0 ? `${heading}\n${names}\n${vscode.l10n.t("and {0} more", more)}` : `${heading}\n${names}`;
}

/**
 * Before Windows asks for permission. Who sits at the machine is told and goes on; over a remote connection the question
 * appears where nobody may be to answer it.
 */
export async function tellOfPermission(startService: () => Promise<void>): Promise<"yes" | "no"> {
  const isElsewhere = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
  if (!isElsewhere) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "Docker Desktop's service is stopped. To start it, Windows will ask for permission; its question may hide behind other windows.",
      ),
    );
    return "yes";
  }
  const question = vscode.l10n.t(
    "Docker Desktop's service is stopped. To start it, Windows will ask for permission on that machine's own screen, where it cannot be answered from here.",
  );
  const detail = vscode.l10n.t(
    "Start “com.docker.service” in a session of an administrator, or go on if somebody sits at that machine.",
  );
  const goOn = vscode.l10n.t("Switch Anyway");
  const start = vscode.l10n.t("Start the Service…");
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, goOn, start);
  if (answer === start) {
    await startService();
  }
  return answer === goOn ? "yes" : "no";
}
