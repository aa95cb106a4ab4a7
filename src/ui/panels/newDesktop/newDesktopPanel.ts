import * as vscode from "vscode";
import { DesktopError } from "../../../desktop/desktopError";
import { defaultImage, defaultSpec } from "../../../desktop/spec";
import { windowsVersions } from "../../../desktop/versions";
import type { Inventory } from "../../../inventory/inventory";
import { isAbortError } from "../../../platform/abort";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import { newDesktopApi, type NewDesktopForm } from "../../../protocol/newDesktopApi";
import { rememberPassword } from "../../commands/desktops/desktopPasswords";
import { describeDesktopProblem } from "../../errors/describeDesktopProblem";
import { liveEngines, type EngineTarget } from "../../pickers/pickEngine";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import { MessageHost } from "../messageHost";
import { desktopIcon, webviewHtml, webviewRoots } from "../webviewHtml";
import { makeDesktop } from "./makeDesktop";
import { newDesktopStrings } from "./newDesktopStrings";
import { describeVersion, offerOf } from "./newDesktopOffer";
import { problemsOfForm, specOfForm } from "./specOfForm";

export interface NewDesktopParts {
  readonly inventory: Inventory;
  readonly extensionUri: vscode.Uri;
  readonly secrets: vscode.SecretStorage;
  readonly logger: Logger;
  readonly onCreated: (node: DesktopNode) => Promise<void>;
}

/** The form of a new desktop, in an editor tab; it closes when the desktop is there. */
export class NewDesktopPanel implements Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly host: MessageHost<typeof newDesktopApi>;
  /** Of what goes on now: a probe of the host, a creation. */
  private readonly closed = new AbortController();
  private creation: AbortController | undefined;

  constructor(
    private readonly parts: NewDesktopParts,
    private readonly firstEngineKey: string | undefined,
  ) {
    const { extensionUri } = parts;
    const title = vscode.l10n.t("New Windows Desktop");
    this.panel = vscode.window.createWebviewPanel("windowsContainers.newDesktop", title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [...webviewRoots(extensionUri)],
      // What was typed outlives a look at another tab, and so does a creation under way.
      retainContextWhenHidden: true,
    });
    this.panel.iconPath = desktopIcon(extensionUri);
    this.host = this.createHost();
    this.panel.onDidDispose(() => this.dispose());
    this.panel.webview.html = webviewHtml(this.panel.webview, extensionUri, "newDesktop");
  }

  reveal(): void {
    this.panel.reveal();
  }

  onDidDispose(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  dispose(): void {
    this.closed.abort();
    this.creation?.abort();
    this.host.dispose();
  }

  private createHost(): MessageHost<typeof newDesktopApi> {
    const handlers = {
      requests: {
        ready: () => Promise.resolve(this.ready()),
        offer: ({ engineKey, image }: { engineKey: string; image: string }) =>
          offerOf(this.target(engineKey), image, this.closed.signal),
        check: (form: NewDesktopForm) => Promise.resolve([...this.problems(form)]),
        browseFolder,
        submit: (form: NewDesktopForm) => this.submit(form),
      },
      notifications: { cancel: () => this.cancel() },
    };
    return new MessageHost(this.panel.webview, newDesktopApi, handlers, this.parts.logger);
  }

  private ready() {
    const engines = liveEngines(this.parts.inventory).filter(({ snapshot }) => snapshot.info?.mode !== "windows");
    const first = engines.find(({ snapshot }) => snapshot.key === this.firstEngineKey) ?? engines[0];
    if (!first) {
      throw new Error(vscode.l10n.t("No engine that runs Linux containers answers: desktops need one."));
    }
    const names = [...first.snapshot.container.values()].map(({ name }) => name);
    return {
      strings: newDesktopStrings(),
      engines: engines.map(({ snapshot }) => ({ value: snapshot.key, label: snapshot.endpoint.name })),
      versions: windowsVersions.map((version) => ({
        value: version.key,
        label: version.name,
        detail: describeVersion(version),
        rank: version.rank,
      })),
      form: formOf(freeName(names), first.snapshot.key),
    };
  }

  private problems(form: NewDesktopForm) {
    return problemsOfForm(
      form,
      this.parts.inventory.engines.find(({ key }) => key === form.engineKey),
    );
  }

  private async submit(form: NewDesktopForm) {
    const problems = this.problems(form).filter(({ severity }) => severity === "error");
    if (problems.length > 0) {
      return { kind: "problems" as const, problems };
    }
    const creation = new AbortController();
    this.creation = creation;
    try {
      await this.create(form, creation.signal);
      return { kind: "created" as const };
    } catch (error) {
      if (isAbortError(error)) {
        return { kind: "cancelled" as const };
      }
      if (error instanceof DesktopError && error.problem.kind === "noAcceleration") {
        return { kind: "noAcceleration" as const, text: describeDesktopProblem(error.problem) };
      }
      throw error;
    } finally {
      this.creation = undefined;
    }
  }

  private async create(form: NewDesktopForm, signal: AbortSignal): Promise<void> {
    const { engine } = this.target(form.engineKey);
    const spec = specOfForm(form);
    const { id } = await makeDesktop(engine, spec, (progress) => this.host.notify("progress", progress), signal);
    if (spec.access.password !== undefined) {
      await rememberPassword(this.parts.secrets, id, spec.access.password);
    }
    this.parts.logger.info(`Created the desktop ${spec.name} as ${id}`);
    await this.parts.onCreated({ kind: "desktop", engineKey: form.engineKey, id });
    this.panel.dispose();
  }

  private cancel(): void {
    if (this.creation) {
      this.creation.abort();
    } else {
      this.panel.dispose();
    }
  }

  private target(engineKey: string): EngineTarget {
    const target = liveEngines(this.parts.inventory).find(({ snapshot }) => snapshot.key === engineKey);
    if (!target) {
      throw new Error(vscode.l10n.t("The engine does not answer."));
    }
    return target;
  }
}

/** Only where the engine is on this machine does the picked folder exist for it as well; a person may type any other. */
async function browseFolder(): Promise<{ readonly path?: string }> {
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: vscode.l10n.t("Share"),
  });
  const [folder] = picked ?? [];
  return folder ? { path: folder.fsPath } : {};
}

function formOf(name: string, engineKey: string): NewDesktopForm {
  const { windows, hardware, disks, access } = defaultSpec(name);
  return {
    engineKey,
    name,
    version: windows.version,
    image: defaultImage,
    ramSize: hardware.ramSize,
    coreCount: hardware.coreCount,
    diskSize: disks.diskSize,
    folder: "",
    userName: access.userName,
    acceleration: hardware.acceleration,
  };
}

function freeName(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? "windows" : `windows-${number}`;
    if (!taken.includes(name)) {
      return name;
    }
  }
}
