import * as vscode from "vscode";
import type { DesktopState } from "../../desktop/desktop";
import { sleep } from "../../platform/clock";
import type { Logger } from "../../platform/logger";
import { protect } from "../commands/desktops/protectDisk";
import { reportError } from "../errors/reportError";
import { diskProtection } from "../settings/diskProtection";
import { describeInstallation } from "../tree/desktops/describeDesktop";
import { describeFailureCause } from "../errors/describeFailureCause";
import type { Desktop, Desktops } from "../tree/desktops/desktops";

const notShownKey = "desktops.installationsNotShown";
/** Enough for the desktops of a workspace. */
const keptIds = 50;
/** Between a container's end and the word that it is gone; an engine that stores a lot takes its time. */
const removalMs = 3_000;

type Installing = Extract<DesktopState, { kind: "installing" }>;

/**
 * A notification for each installation that goes on, and word of how it ended. It draws on the same derived state as the
 * tree and the panel, so that it is back after a reload.
 */
export class InstallationFollower {
  /** The installations that go on, by container; each is told how its desktop stands. */
  private readonly followed = new Map<string, (state: DesktopState | undefined) => void>();
  private readonly offered = new Set<string>();

  constructor(
    private readonly parts: { readonly desktops: Desktops; readonly logger: Logger; readonly memory: vscode.Memento },
  ) {}

  update(): void {
    for (const [id, tell] of this.followed) {
      tell(this.parts.desktops.find(id)?.state);
    }
    for (const desktop of this.parts.desktops.list()) {
      const { container, state } = desktop;
      if (state?.kind === "installing" && goesOn(state) && !this.followed.has(container.id)) {
        this.follow(desktop);
      }
      if (state?.kind === "running") {
        this.lookAtDisk(desktop, state);
      }
    }
  }

  private follow(desktop: Desktop): void {
    const { id } = desktop.container;
    let show: (state: Installing) => void = () => undefined;
    const end = new Promise<DesktopState | undefined>((resolve) => {
      this.followed.set(id, (state) => {
        if (state?.kind === "installing" && goesOn(state)) {
          show(state);
        } else if (state?.kind !== "starting") {
          resolve(state);
        }
      });
    });
    if (!this.notShown().includes(id)) {
      this.notify(desktop, end, (listener) => (show = listener));
    }
    void end
      .then((state) => {
        this.followed.delete(id);
        return state && this.tellUnlessRemoved(desktop, state);
      })
      .catch((error: unknown) => this.report(error));
  }

  /** Cancelling is about the notification, which stays away in this workspace: the installation goes on, and its end is told. */
  private notify(
    desktop: Desktop,
    end: Promise<unknown>,
    onStage: (listener: (state: Installing) => void) => void,
  ): void {
    const { id, name } = desktop.container;
    const title = vscode.l10n.t("Installing Windows in {0}", openLink(desktop, name));
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, async (progress, token) => {
      onStage((state) => progress.report({ message: describeInstallation(state) }));
      this.followed.get(id)?.(desktop.state);
      const dismissed = new Promise<"dismissed">((resolve) => {
        token.onCancellationRequested(() => resolve("dismissed"));
      });
      if ((await Promise.race([end, dismissed])) === "dismissed") {
        onStage(() => undefined);
        await this.dismiss(id);
      }
    });
  }

  /** Who removes a container by force kills it first, and knows. */
  private async tellUnlessRemoved(desktop: Desktop, state: DesktopState): Promise<void> {
    if (state.kind === "failed" && state.failure.cause === "killed") {
      await sleep(removalMs);
      if (!this.parts.desktops.find(desktop.container.id)) {
        return;
      }
    }
    await this.tellEnd(desktop, state);
  }

  private async tellEnd(desktop: Desktop, state: DesktopState): Promise<void> {
    const { name } = desktop.container;
    const open = vscode.l10n.t("Open");
    const answer = await this.sayEnd(name, state, open);
    if (answer === open) {
      await vscode.commands.executeCommand("windowsContainers.desktops.open", nodeOf(desktop));
    }
  }

  private async sayEnd(name: string, state: DesktopState, open: string): Promise<string | undefined> {
    switch (state.kind) {
      case "running":
        // The question about its disk says it too.
        return state.disk === "safe" || diskProtection() !== "ask"
          ? vscode.window.showInformationMessage(vscode.l10n.t("Windows is ready in {0}.", name), open)
          : undefined;
      case "failed": {
        const { title, help } = describeFailureCause(state.failure.cause);
        return vscode.window.showErrorMessage(vscode.l10n.t("{0} did not come up. {1}: {2}", name, title, help), open);
      }
      case "installing":
        return vscode.window.showInformationMessage(
          vscode.l10n.t("RDP answers in {0}: Windows is ready or soon will be. Look at its screen to be sure.", name),
          open,
        );
      case "stopped":
      case "starting":
      case "stopping":
      case "paused":
        return undefined;
    }
  }

  private report(error: unknown): Promise<void> {
    return reportError(error, this.parts.logger, "An installation could not be told of");
  }

  /** Windows is there, and its disk not safe yet: asked once, or done as the person decided. */
  private lookAtDisk(desktop: Desktop, { disk }: Extract<DesktopState, { kind: "running" }>): void {
    const { id } = desktop.container;
    if (disk === "safe") {
      this.offered.delete(id);
    } else if (!this.offered.has(id)) {
      this.offered.add(id);
      void this.protectOrAsk(desktop).catch((error: unknown) => this.report(error));
    }
  }

  private async protectOrAsk(desktop: Desktop): Promise<void> {
    const engine = this.parts.desktops.engineOf(desktop);
    const choice = diskProtection();
    if (!engine || choice === "never") {
      return;
    }
    if (choice === "ask") {
      await askAboutDisk(desktop);
    } else {
      await protect(this.parts.desktops, { ...desktop, engine, node: nodeOf(desktop) }, choice);
    }
  }

  private notShown(): readonly string[] {
    return this.parts.memory.get<readonly string[]>(notShownKey, []);
  }

  private async dismiss(id: string): Promise<void> {
    await this.parts.memory.update(notShownKey, [...this.notShown(), id].slice(-keptIds));
  }
}

async function askAboutDisk(desktop: Desktop): Promise<void> {
  const makeSafe = vscode.l10n.t("Make the Disk Safe…");
  const open = vscode.l10n.t("Open");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      "Windows is ready in {0}, but its disk is not safe yet: until it has been shut down in order once, a kill or a power failure loses it.",
      desktop.container.name,
    ),
    makeSafe,
    open,
  );
  if (answer === makeSafe) {
    await vscode.commands.executeCommand("windowsContainers.desktops.protectDisk", nodeOf(desktop));
  } else if (answer === open) {
    await vscode.commands.executeCommand("windowsContainers.desktops.open", nodeOf(desktop));
  }
}

/** Of one that does not tell when it is ready, no more is to be expected than that Remote Desktop answers. */
function goesOn(state: Installing): boolean {
  return !(state.announcement === "remoteDesktopAnswers" && state.stage.kind === "finishing");
}

function nodeOf({ snapshot, container }: Desktop) {
  return { kind: "desktop" as const, engineKey: snapshot.key, id: container.id };
}

/** A notification's progress has no button but Cancel: its text leads to the desktop. */
function openLink(desktop: Desktop, name: string): string {
  const parameters = encodeURIComponent(JSON.stringify([nodeOf(desktop)]));
  return `[${name}](command:windowsContainers.desktops.open?${parameters})`;
}
