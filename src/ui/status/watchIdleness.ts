import * as vscode from "vscode";
import { disposeAll, type Disposable } from "../../platform/emitter";
import type { IdlePause, IdlePauseParts } from "./idlePause";

const setting = "windowsContainers.desktops.pauseWhenIdleMinutes";

/**
 * What pauses idle desktops is loaded when somebody wants it.
 *
 * @param begin looks for engines and follows their desktops, which nothing does before somebody looks
 */
export function watchIdleness(parts: IdlePauseParts, begin: () => Promise<void>): Disposable {
  let pause: Promise<IdlePause> | undefined;
  const look = (): void => {
    if (pause === undefined && vscode.workspace.getConfiguration().get<number>(setting, 0) > 0) {
      pause = import("./idlePause").then((loaded) => new loaded.IdlePause(parts));
      void begin().catch((error: unknown) => parts.logger.warn("Idle desktops are not looked for yet", error));
    }
  };
  // Activation does not wait for it.
  const first = setImmediate(look);
  const subscriptions = [parts.desktops.onDidChange(look), vscode.workspace.onDidChangeConfiguration(look)];
  return {
    dispose: () => {
      clearImmediate(first);
      disposeAll(subscriptions);
      void pause?.then((one) => one.dispose());
    },
  };
}
