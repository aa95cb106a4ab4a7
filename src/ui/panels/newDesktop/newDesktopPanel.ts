import * as vscode from "vscode";
import { DesktopError } from "../../../desktop/desktopError";
import { isOnThisMachine } from "../../../engine/endpoints/isOnThisMachine";
import type { Inventory, InventoryChange } from "../../../inventory/inventory";
import type { Disposable } from "../../../platform/emitter";
import { newDesktopApi, type NewDesktopForm, type NewDesktopProblem } from "../../../protocol/newDesktopApi";
import { keepTemplate } from "../../commands/desktops/exchange/desktopTemplates";
import { describeDesktopProblem } from "../../errors/describeDesktopProblem";
import { isCancelled } from "../../errors/isCancelled";
import { liveEngines, type EngineTarget } from "../../pickers/pickEngine";
import { MessageHost } from "../messageHost";
import { desktopIcon, webviewHtml, webviewRoots } from "../webviewHtml";
import { createNewDesktop, type NewDesktopOwner } from "./createNewDesktop";
import type { FormSource } from "./formSource";
import { limitsOf, newDesktopSpec, problemsOfValues } from "./formSpec";
import { lastChoices } from "./lastChoices";
import type { ReportProgress } from "./makeDesktop";
import { lookAtHost, offerOf, type HostView } from "./newDesktopOffer";
import { newDesktopStart } from "./newDesktopStart";
import { missingPaths } from "./pathProblems";
import type { SetupPreview } from "./setupPreview";
import { Submission } from "./submission";
import { engineAway } from "../../errors/usualErrors";

export interface NewDesktopParts extends NewDesktopOwner {
  readonly inventory: Inventory;
  readonly extensionUri: vscode.Uri;
  readonly preview: SetupPreview;
}

/** The form of a new desktop, in an editor tab; it closes when the desktop is there. */
export class NewDesktopPanel implements Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly host: MessageHost<typeof newDesktopApi>;
  /** Of what goes on now: a probe of the host, a creation. */
  private readonly closed = new AbortController();
  private readonly submission = new Submission(this.closed.signal);
  /** Of each engine, as it was last seen. */
  private readonly views = new Map<string, HostView>();
  private readonly images: Disposable;

  constructor(
    private readonly parts: NewDesktopParts,
    private readonly source: FormSource,
  ) {
    const { extensionUri } = parts;
    const title = source.spec
      ? vscode.l10n.t("New Windows Desktop: {0}", source.spec.name)
      : vscode.l10n.t("New Windows Desktop");
    this.panel = vscode.window.createWebviewPanel("windowsContainers.newDesktop", title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [...webviewRoots(extensionUri)],
      // What was typed outlives a look at another tab, and so does a creation under way.
      retainContextWhenHidden: true,
    });
    this.panel.iconPath = desktopIcon(extensionUri);
    this.host = this.createHost();
    this.images = parts.inventory.onDidChange((changes) => this.followImages(changes));
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
    this.images.dispose();
    this.host.dispose();
  }

  private createHost(): MessageHost<typeof newDesktopApi> {
    const handlers = {
      requests: {
        ready: () => newDesktopStart(this.engines(), this.source, lastChoices(this.parts.memory)),
        offer: (question: OfferQuestion) => this.offer(question),
        check: (form: NewDesktopForm) => this.problems(form),
        browse,
        preview: async ({ values }: NewDesktopForm) => this.parts.preview.show(newDesktopSpec(values)),
        saveTemplate: (form: NewDesktopForm) => this.saveTemplate(form),
        submit: (form: NewDesktopForm) => this.submit(form),
      },
      notifications: { cancel: () => this.cancel() },
    };
    return new MessageHost(this.panel.webview, newDesktopApi, handlers, this.parts.logger);
  }

  /** A creation that pulls its own image needs no new choice. */
  private followImages(changes: readonly InventoryChange[]): void {
    for (const { engineKey, objects } of this.submission.isUnderWay ? [] : changes) {
      if (objects.image.added.length + objects.image.removed.length + objects.image.changed.length > 0) {
        this.host.notify("imagesChanged", { engineKey });
      }
    }
  }

  private engines(): readonly EngineTarget[] {
    return liveEngines(this.parts.inventory).filter(({ snapshot }) => snapshot.info?.mode !== "windows");
  }

  private async offer(question: OfferQuestion) {
    const target = this.target(question.engineKey);
    const view = await lookAtHost(target, question, this.closed.signal);
    this.views.set(question.engineKey, view);
    return offerOf(target, view);
  }

  private async problems({ engineKey, values }: NewDesktopForm): Promise<NewDesktopProblem[]> {
    const snapshot = this.parts.inventory.engines.find(({ key }) => key === engineKey);
    const problems = problemsOfValues(values, limitsOf(snapshot, this.views.get(engineKey)?.room));
    return snapshot && isOnThisMachine(snapshot.endpoint) ? [...problems, ...(await missingPaths(values))] : problems;
  }

  /** A template has no name of its own desktop, so that one may be wrong. */
  private async saveTemplate(form: NewDesktopForm): Promise<NewDesktopProblem[]> {
    const all = await this.problems(form);
    const problems = all.filter(({ severity, field }) => severity === "error" && field !== "name");
    if (problems.length === 0) {
      await keepTemplate(newDesktopSpec(form.values));
    }
    return problems;
  }

  private async submit(form: NewDesktopForm) {
    try {
      return await this.submission.run(
        () => this.refusal(form),
        (signal) => this.create(form, signal),
      );
    } catch (error) {
      if (isCancelled(error)) {
        return { kind: "cancelled" as const };
      }
      if (error instanceof DesktopError && error.problem.kind === "noAcceleration") {
        return { kind: "noAcceleration" as const, text: describeDesktopProblem(error.problem) };
      }
      throw error;
    }
  }

  private async refusal(form: NewDesktopForm) {
    const problems = (await this.problems(form)).filter(({ severity }) => severity === "error");
    return problems.length > 0 ? { kind: "problems" as const, problems } : undefined;
  }

  private async create({ engineKey, values }: NewDesktopForm, signal: AbortSignal) {
    const report: ReportProgress = (progress) => this.host.notify("progress", progress);
    await createNewDesktop(this.parts, this.target(engineKey), values, { report, signal });
    this.panel.dispose();
    return { kind: "created" as const };
  }

  private cancel(): void {
    if (!this.submission.cancel()) {
      this.panel.dispose();
    }
  }

  private target(engineKey: string): EngineTarget {
    const target = liveEngines(this.parts.inventory).find(({ snapshot }) => snapshot.key === engineKey);
    if (!target) {
      throw engineAway();
    }
    return target;
  }
}

interface OfferQuestion {
  readonly engineKey: string;
  readonly image: string;
  readonly storage: string;
}

/** Only where the engine is on this machine does what is picked exist for it as well; a person may type any other. */
async function browse({ kind }: { readonly kind: "file" | "folder" }): Promise<{ readonly path?: string }> {
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: kind === "folder",
    canSelectFiles: kind === "file",
    openLabel: vscode.l10n.t("Select"),
  });
  const [path] = picked ?? [];
  return path ? { path: path.fsPath } : {};
}
