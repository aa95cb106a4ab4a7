import type { EngineFailure } from "../engine/engineError";
import type { DaemonMode } from "../engine/model";
import type { Disposable, Event } from "../platform/emitter";

/** What the mode of Docker Desktop is known to be. */
export type ModeState =
  /** No Docker Desktop on this machine. */
  | { readonly kind: "absent" }
  /** Docker Desktop is there; its active engine does not answer (`reason` for the log, `failure` to be worded). */
  | { readonly kind: "unknown"; readonly reason: string; readonly failure?: EngineFailure }
  | { readonly kind: "known"; readonly mode: DaemonMode }
  | { readonly kind: "switching"; readonly target: DaemonMode };

/** Docker Desktop's daemon mode, live: decided by what the active engine answers and by nothing else. */
export interface ModeMonitor extends Disposable {
  readonly state: ModeState;
  readonly onDidChange: Event<ModeState>;
  /**
   * Something tells that an engine which does not answer is coming, or may be: asks it at once, and if it is coming, as
   * eagerly as during a switch. Without such a sign it is asked rarely.
   */
  expectAnswer(sign: "coming" | "perhaps"): void;
}

/** Where Docker Desktop's parts are. */
export interface DockerDesktop {
  /** Absolute path of DockerCli.exe, when it is there. */
  readonly dockerCliPath: string | undefined;
  /** Absolute path of the docker client, whose `desktop engine use` is the second way. */
  readonly dockerPath: string | undefined;
  /** Absolute path of the program that opens Docker Desktop's window, when it is there. */
  readonly applicationPath: string | undefined;
  /** The address that follows the mode. */
  readonly activeHost: string;
}

/** What the active engine said when it was last asked. */
export type ModeAnswer =
  | { readonly kind: "answered"; readonly mode: DaemonMode }
  | { readonly kind: "silent"; readonly failure: EngineFailure };

/** The ways to switch, in the order in which they are tried. */
export type SwitchWayName =
  /** DockerCli.exe with the flag that names the target. Keeps the other engine alive. */
  | "dockerCli"
  /** DockerCli.exe -SwitchDaemon, a toggle: only when the mode is known to be the other one. */
  | "dockerCliToggle"
  /** docker desktop engine use. Stops the other engine and its containers. */
  | "dockerDesktopCommand";

/** Why a way led nowhere while the active engine stayed as it was. */
export type WayFailure =
  /** The program is not on this machine, or may not be run. */
  | { readonly kind: "missing"; readonly text: string }
  | { readonly kind: "exited"; readonly exitCode: number; readonly text: string }
  /** The program never returned and was killed. */
  | { readonly kind: "hung"; readonly afterMs: number; readonly text: string }
  /** The program said that all is well, and nothing happened. */
  | { readonly kind: "nothingHappened"; readonly text: string }
  /** A toggle is not safe while the mode is not known. */
  | { readonly kind: "modeUnknown" };

export interface FailedWay {
  readonly way: SwitchWayName;
  readonly failure: WayFailure;
}

/** What Docker Desktop says no for, as far as its words tell, or the machine before it is asked. */
export type RefusalReason =
  | "disabledAtInstallation"
  | "perUserInstallation"
  | "unfitEdition"
  | "featuresMissing"
  | "engineDidNotStart"
  | "serviceNotAnswering"
  | "networkServiceStopped"
  | "settingsRefused"
  | "notRunning"
  | "paused";

/** What is found when an engine does not come: each of it explains the silence. */
export type Finding =
  /** The engine is up on the address of its own; only the one that follows the mode leads nowhere. */
  | { readonly kind: "ownAddressAnswers"; readonly context: string; readonly host: string }
  /** All zeros, as a power loss leaves it, or no JSON: the engine cannot start with it. */
  | { readonly kind: "settingsBroken"; readonly path: string; readonly damage: "zeros" | "notJson" }
  /** The Windows engine's settings are those of the Linux engine, some of which it does not know. */
  | { readonly kind: "settingsOverwritten"; readonly path: string };

/** Which context `docker` in a terminal uses, and whether a context of that name exists. */
export interface CurrentContext {
  readonly name: string;
  readonly state: "there" | "missing";
}

export interface ContextChange {
  readonly before: CurrentContext;
  readonly now: CurrentContext;
}

/** How a switch ended. `lastSeen` is what the active engine said at the very end. */
export type SwitchOutcome =
  | {
      readonly kind: "switched";
      readonly elapsedMs: number;
      readonly way: SwitchWayName;
      readonly context: ContextChange;
    }
  | { readonly kind: "alreadyThere"; readonly context: ContextChange }
  /** We stopped waiting. Docker Desktop, once it was asked, may still go on. */
  | {
      readonly kind: "cancelled";
      readonly wasAsked: "asked" | "notAsked";
      readonly lastSeen: ModeAnswer;
    }
  | {
      readonly kind: "timedOut";
      readonly elapsedMs: number;
      readonly lastSeen: ModeAnswer;
      readonly failedWays: readonly FailedWay[];
      readonly findings: readonly Finding[];
      readonly context: ContextChange;
    }
  | {
      readonly kind: "refused";
      readonly reason: RefusalReason;
      /** What Docker Desktop said; of what is foreseen: where it is written. */
      readonly text: string;
      /** `foreseen`: nothing was asked, and the machine may be wrong about it. */
      readonly told: "foreseen" | "byDockerDesktop";
      readonly lastSeen: ModeAnswer;
      readonly findings: readonly Finding[];
      readonly context: ContextChange;
    }
  /** The engine went away and came back in the mode it had. */
  | {
      readonly kind: "cameBackOnOldSide";
      readonly text: string;
      readonly findings: readonly Finding[];
      readonly context: ContextChange;
    }
  /** Every way was tried, and the engine stayed as it was. */
  | {
      readonly kind: "noWayWorked";
      readonly failedWays: readonly FailedWay[];
      readonly lastSeen: ModeAnswer;
      readonly context: ContextChange;
    }
  | { readonly kind: "noDockerDesktop" }
  /** Another switch is under way. */
  | { readonly kind: "busy"; readonly target: DaemonMode };

export type SwitchProgress =
  | { readonly kind: "asking"; readonly way: SwitchWayName }
  /** Docker Desktop starts its service, for which Windows asks the person at its screen. */
  | { readonly kind: "permissionExpected" }
  | { readonly kind: "wayFailed"; readonly failed: FailedWay }
  /** The old engine let go of the active address; the other one is on its way. */
  | { readonly kind: "engineWent" }
  /** It takes longer than usual. */
  | { readonly kind: "stillWorking"; readonly elapsedMs: number; readonly lastSeen: ModeAnswer };

export interface SwitchOptions {
  readonly signal: AbortSignal;
  onProgress(progress: SwitchProgress): void;
  /**
   * Asked before a way that stops the other engine and its containers, with the names of those that run (undefined when
   * the engine does not tell); its time does not count. Absent: it may.
   */
  readonly mayStopOtherEngine?: (running: readonly string[] | undefined) => Promise<"yes" | "no">;
  /** Asked before Windows asks the person at its screen for permission; its time does not count. Absent: it may. */
  readonly mayNeedPermission?: () => Promise<"yes" | "no">;
  /** `ignored`: asks Docker Desktop although the machine says that it will refuse. */
  readonly foreseen?: "ignored";
}

/** Switches Docker Desktop's mode, one switch at a time. */
export interface ModeSwitcher {
  switchTo(target: DaemonMode, options: SwitchOptions): Promise<SwitchOutcome>;
}
