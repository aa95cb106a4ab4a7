import type * as vscode from "vscode";
import type { Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import type { Desktops } from "../tree/desktops/desktops";
import type { InstallationFollower } from "./installationFollower";

export interface InstallationParts {
  readonly desktops: Desktops;
  readonly logger: Logger;
  readonly memory: vscode.Memento;
  /** Outlives the window, whichever folder is open. */
  readonly everywhere: vscode.Memento;
  /** Looks for engines and follows their desktops, which nothing does before somebody looks. */
  readonly begin: () => Promise<void>;
}

/** Whether, when last seen, there was something to tell of a desktop. */
const expectedKey = "desktops.newsExpected";

/**
 * Tells of installations that go on, wherever the person looks, also after VS Code was closed meanwhile; what tells is
 * loaded with the first of them.
 */
export function watchInstallations({ desktops, logger, memory, everywhere, begin }: InstallationParts): Disposable {
  let follower: Promise<InstallationFollower> | undefined;
  if (everywhere.get<boolean>(expectedKey, false)) {
    void begin().catch((error: unknown) => logger.warn("Installations are not followed yet", error));
  }
  return desktops.onDidChange(() => {
    const states = desktops.list().map(({ state }) => state);
    const isExpected = states.some((state) => state && isNews(state));
    // One that was not looked at yet may have news.
    if (isExpected !== everywhere.get<boolean>(expectedKey, false) && (isExpected || !states.includes(undefined))) {
      void everywhere.update(expectedKey, isExpected);
    }
    if (follower === undefined && !isExpected) {
      return;
    }
    follower ??= import("./installationFollower").then(
      (loaded) => new loaded.InstallationFollower({ desktops, logger, memory }),
    );
    void follower.then((loaded) => loaded.update());
  });
}

function isNews(state: { readonly kind: string; readonly disk?: string }): boolean {
  return state.kind === "installing" || state.disk === "unprotected";
}
