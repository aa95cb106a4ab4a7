import type { DaemonMode } from "../engine/model";
import type { Disposable, Event } from "../platform/emitter";

/** What the mode of Docker Desktop is known to be. */
export type ModeState =
  /** No Docker Desktop on this machine. */
  | { readonly kind: "absent" }
  /** Docker Desktop is there; its active engine does not answer (`reason` for the log and the tooltip). */
  | { readonly kind: "unknown"; readonly reason: string }
  | { readonly kind: "known"; readonly mode: DaemonMode }
  | { readonly kind: "switching"; readonly target: DaemonMode };

/** Docker Desktop's daemon mode, live: decided by what the active engine answers and by nothing else. */
export interface ModeMonitor extends Disposable {
  readonly state: ModeState;
  readonly onDidChange: Event<ModeState>;
}

/** Where Docker Desktop's parts are. */
export interface DockerDesktop {
  /** Absolute path of DockerCli.exe, when it is there. */
  readonly dockerCliPath: string | undefined;
  /** Absolute path of the docker client, whose `desktop engine use` is the second way. */
  readonly dockerPath: string | undefined;
  /** The address that follows the mode. */
  readonly activeHost: string;
}
