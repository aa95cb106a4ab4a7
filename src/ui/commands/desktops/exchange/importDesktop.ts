import { homedir } from "node:os";
import { posix } from "node:path";
import * as vscode from "vscode";
import { readEnvFile } from "../../../../desktop/exchange/composeText";
import { readDevcontainer } from "../../../../desktop/exchange/devcontainer";
import { readDesktopFile, type FoundDesktop } from "../../../../desktop/exchange/readDesktopFile";
import { resolveSources } from "../../../../desktop/exchange/resolveSources";
import { specOfForm } from "../../../../desktop/exchange/specOfForm";
import { networkNameOf, type DesktopSpec } from "../../../../desktop/spec";
import type { NewDesktopForms } from "../../../panels/newDesktop/formSource";
import { orCancel } from "./exportDesktop";
import { UserError } from "../../../errors/userError";

/** `windowsContainers.desktops.import`: the clicked file, or one that is picked. */
export async function importDesktop(forms: NewDesktopForms, clicked?: unknown): Promise<void> {
  const file = clicked instanceof vscode.Uri ? clicked : await askFile();
  const { uri, desktops } = await readFile(file);
  const desktop = await pickOne(desktops, file);
  const read = desktop.read();
  if (!read) {
    throw describesNone(file);
  }
  const form = resolveSources(read.form, vscode.Uri.joinPath(uri, "..").fsPath, homedir());
  const leftOut = [...read.leftOut, ...read.form.asked.filter((name) => name !== "PASSWORD")];
  const spec = specOfForm(form);
  await forms.open({ spec: { ...spec, network: withoutOwnNetwork(spec) }, notices: noticesOf(file, leftOut) });
}

async function askFile(): Promise<vscode.Uri> {
  const [file] = orCancel(
    await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Compose file, Kubernetes manifest, docker run line or devcontainer.json"),
      openLabel: vscode.l10n.t("Import"),
    }),
  );
  return orCancel(file);
}

/** The file, or the Compose file that settings of a development container name. */
async function readFile(
  file: vscode.Uri,
): Promise<{ readonly uri: vscode.Uri; readonly desktops: readonly FoundDesktop[] }> {
  const text = await textOf(file);
  const devcontainer = /\.jsonc?$/i.test(file.path) ? readDevcontainer(text) : undefined;
  if (!devcontainer) {
    const values = { ...(await valuesBeside(file)), localWorkspaceFolder: workspaceFrom(file) };
    return { uri: file, desktops: readDesktopFile(text, values) };
  }
  const uri = vscode.Uri.joinPath(file, "..", posix.normalize(devcontainer.composeFiles.at(-1) ?? ""));
  const desktops = readDesktopFile(await textOf(uri), await valuesBeside(uri));
  const { service, environment } = devcontainer;
  return { uri, desktops: desktops.filter(({ name }) => name === service).map((one) => withMore(one, environment)) };
}

/** From the folder of a development container's settings, which lie in `.devcontainer`, or below it, or beside all else. */
function workspaceFrom({ path }: vscode.Uri): string {
  const below = path.split("/.devcontainer/").slice(1).at(-1);
  return below === undefined ? "." : below.split("/").fill("..").join("/");
}

function withMore(desktop: FoundDesktop, more: Readonly<Record<string, string>>): FoundDesktop {
  return {
    ...desktop,
    read: () => {
      const read = desktop.read();
      return read && { ...read, form: { ...read.form, environment: { ...read.form.environment, ...more } } };
    },
  };
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** What Compose fills in: the environment, over the file `.env` beside. */
async function valuesBeside(file: vscode.Uri): Promise<Readonly<Record<string, string>>> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const beside = await textOf(vscode.Uri.joinPath(file, "..", ".env")).catch(() => "");
  return { ...readEnvFile(beside), ...Object.fromEntries(own) };
}

async function pickOne(desktops: readonly FoundDesktop[], file: vscode.Uri): Promise<FoundDesktop> {
  const [only, ...others] = desktops;
  if (!only) {
    throw describesNone(file);
  }
  if (others.length === 0) {
    return only;
  }
  const picked = await vscode.window.showQuickPick(
    desktops.map((desktop) => ({ label: desktop.name, description: desktop.image, desktop })),
    { placeHolder: vscode.l10n.t("Import which desktop?") },
  );
  return orCancel(picked).desktop;
}

function describesNone(file: vscode.Uri): UserError {
  const press = async (): Promise<void> => {
    await vscode.window.showTextDocument(file);
  };
  return new UserError(vscode.l10n.t("{0} does not describe a Windows desktop.", file.fsPath), [
    { title: vscode.l10n.t("Open {0}", posix.basename(file.path)), press },
  ]);
}

/** A network that was made for the desktop there is made for it here. */
function withoutOwnNetwork({ name, network: { networks, ...network } }: DesktopSpec): DesktopSpec["network"] {
  const others = networks?.filter((joined) => joined.name !== networkNameOf(name)) ?? [];
  return others.length === 0 ? network : { ...network, networks: others };
}

/** Settings that a desktop made here does not have, and variables without a value: nothing is lost unsaid. */
function noticesOf(file: vscode.Uri, leftOut: readonly string[]): readonly string[] {
  const from = vscode.l10n.t("As {0} describes it.", posix.basename(file.path));
  return leftOut.length === 0
    ? [from]
    : [from, vscode.l10n.t("The desktop will be made without {0}.", leftOut.join(", "))];
}
