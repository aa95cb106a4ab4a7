import * as vscode from "vscode";
import { dockerConfigFolderHere } from "../../engine/endpoints/dockerConfig";
import { watchDockerConfig } from "../../engine/endpoints/watchDockerConfig";
import type { LiveModeMonitor } from "../../mode/liveModeMonitor";
import { settingsPlacesHere } from "../../mode/thisMachine";
import { watchDesktopStart } from "../../mode/watchDesktopStart";
import type { DockerDesktop } from "../../mode/mode";
import { disposeAll, type Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import { setContextKey } from "../contextKeys";
import { findDockerDesktopHere } from "../findDockerDesktopHere";
import { section } from "../settings/section";

/** Tells the mode's monitor which Docker Desktop to follow, and when its mode may have changed. */
export class ModeDiscovery implements Disposable {
  private readonly subscriptions: readonly Disposable[];
  private start: Disposable | undefined;
  private isDisposed = false;

  constructor(
    private readonly monitor: LiveModeMonitor,
    private readonly logger: Logger,
    onDockerConfigChange: () => void,
  ) {
    this.subscriptions = [
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.dockerDesktop`)) {
          this.begin();
        }
      }),
      // A switch moves the current context: the first thing to be seen of one that was made from the tray menu.
      watchDockerConfig(dockerConfigFolderHere(), () => {
        monitor.askAgain();
        onDockerConfigChange();
      }),
    ];
    this.begin();
  }

  dispose(): void {
    this.isDisposed = true;
    this.start?.dispose();
    disposeAll(this.subscriptions);
  }

  private begin(): void {
    findDockerDesktopHere().then(
      (desktop) => {
        setContextKey("windowsContainers.hasDockerDesktop", desktop !== undefined);
        this.monitor.follow(desktop);
        this.watchStartOf(desktop);
      },
      (error: unknown) => this.logger.error("Looking for Docker Desktop failed", error),
    );
  }

  private watchStartOf(desktop: DockerDesktop | undefined): void {
    this.start?.dispose();
    this.start =
      desktop === undefined || this.isDisposed
        ? undefined
        : watchDesktopStart(desktop.activeHost, settingsPlacesHere(), () => this.monitor.expectAnswer("coming"));
  }
}
