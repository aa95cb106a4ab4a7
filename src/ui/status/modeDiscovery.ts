import { homedir } from "node:os";
import * as vscode from "vscode";
import { dockerConfigFolder } from "../../engine/dockerConfig";
import { watchDockerConfig } from "../../engine/watchDockerConfig";
import { findDockerDesktop } from "../../mode/findDockerDesktop";
import type { LiveModeMonitor } from "../../mode/liveModeMonitor";
import type { DockerDesktop } from "../../mode/mode";
import { thisMachine } from "../../mode/thisMachine";
import type { Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import { setContextKey } from "../contextKeys";
import { dockerDesktopSettings, section } from "../settings/settings";

/** Tells the mode's monitor which Docker Desktop to follow, and when its mode may have changed. */
export class ModeDiscovery implements Disposable {
  private readonly subscriptions: readonly Disposable[];

  constructor(
    private readonly monitor: LiveModeMonitor,
    private readonly logger: Logger,
  ) {
    this.subscriptions = [
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.dockerDesktop`)) {
          this.begin();
        }
      }),
      // A switch moves the current context: the first thing to be seen of one that was made from the tray menu.
      watchDockerConfig(dockerConfigFolderHere(), () => monitor.askAgain()),
    ];
    this.begin();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private begin(): void {
    findDockerDesktopHere().then(
      (desktop) => {
        setContextKey("windowsContainers.hasDockerDesktop", desktop !== undefined);
        this.monitor.follow(desktop);
      },
      (error: unknown) => this.logger.error("Looking for Docker Desktop failed", error),
    );
  }
}

/** The installation on this machine, or the one that the settings name. */
export async function findDockerDesktopHere(): Promise<DockerDesktop | undefined> {
  const { dockerCliPath, activeEngine } = dockerDesktopSettings();
  return findDockerDesktop(thisMachine({ dockerCliPath, activeHost: activeEngine }));
}

export function dockerConfigFolderHere(): string {
  return dockerConfigFolder(process.env, homedir());
}
