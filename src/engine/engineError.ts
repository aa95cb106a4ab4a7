import type { PortInWay } from "./catalogue/portInWay";
import type { DaemonMode, ObjectKind } from "./model";

/** Everything that can go wrong with one engine and that a user can act on. Data only: `ui` words it. */
export type EngineFailure =
  /** Nothing listens there: no such pipe or socket, connection refused, host unknown. */
  | { readonly kind: "unreachable"; readonly endpoint: string; readonly detail: string }
  /** Something listens and refuses us: permissions of the pipe or socket. */
  | { readonly kind: "accessDenied"; readonly endpoint: string }
  /** Something listens and does not answer in time. */
  | { readonly kind: "notAnswering"; readonly endpoint: string; readonly afterMs: number }
  /** It began to answer, then said nothing more, and a ping is not answered either. */
  | {
      readonly kind: "fellSilent";
      readonly endpoint: string;
      readonly operation: string;
      readonly afterMs: number;
    }
  /** The connection broke while in use. */
  | { readonly kind: "connectionLost"; readonly endpoint: string; readonly detail: string }
  /** Docker Desktop says that it is paused. */
  | { readonly kind: "paused"; readonly endpoint: string }
  /** The engine answered with its own failure (HTTP 5xx). */
  | { readonly kind: "engineFailed"; readonly endpoint: string; readonly status: number; readonly detail: string }
  | {
      readonly kind: "wrongMode";
      readonly endpoint: string;
      readonly required: DaemonMode;
      readonly actual: DaemonMode;
      readonly detail: string;
    }
  /** Every Windows image of that name is newer than the engine's Windows. */
  | { readonly kind: "imageTooNew"; readonly detail: string }
  | {
      readonly kind: "notFound";
      readonly object: ObjectKind | "exec" | "reference";
      readonly id: string;
      readonly detail: string;
    }
  /** The engine could not have a port of its machine. */
  | {
      readonly kind: "portTaken";
      readonly endpoint: string;
      readonly detail: string;
      /** What was asked for, where the words name none. */
      readonly asked?: readonly PortInWay[];
    }
  /** The engine refuses because of the state of things: name taken, in use, already running (HTTP 409 and kin). */
  | { readonly kind: "conflict"; readonly detail: string }
  /** The engine refuses what it was asked (HTTP 400). */
  | { readonly kind: "refused"; readonly detail: string }
  /** A registry wants a login, or the repository does not exist: registries do not tell which. */
  | { readonly kind: "registryDenied"; readonly reference: string; readonly detail: string }
  /** An instruction of a Dockerfile failed, or the Dockerfile itself is wrong. */
  | { readonly kind: "buildFailed"; readonly detail: string }
  /** The files for a build cannot be read on this machine. */
  | { readonly kind: "contextUnreadable"; readonly folder: string; readonly detail: string }
  /** The engine's answer is not what its API promises. */
  | { readonly kind: "unexpectedAnswer"; readonly operation: string; readonly detail: string }
  /** TLS: certificate files or names that do not fit. */
  | { readonly kind: "tls"; readonly endpoint: string; readonly detail: string };

export type EngineFailureKind = EngineFailure["kind"];

/** Carries the failure as data; its `message` is for the log, never for the user. */
export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(
    readonly failure: EngineFailure,
    options?: ErrorOptions,
  ) {
    super(`${failure.kind}: ${JSON.stringify(failure)}`, options);
  }
}
