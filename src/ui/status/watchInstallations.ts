import type * as vscode from "vscode";
import type { Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import type { Desktops } from "../tree/desktops/desktops";
import type { InstallationFollower } from "./installationFollower";

/** Tells of installations that go on, wherever the person looks; what tells is loaded with the first of them. */
export function watchInstallations(desktops: Desktops, logger: Logger, memory: vscode.Memento): Disposable {
  let follower: Promise<InstallationFollower> | undefined;
  return desktops.onDidChange(() => {
    if (follower === undefined && !desktops.list().some(({ state }) => state && isNews(state))) {
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
