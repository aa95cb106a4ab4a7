import type { ConnectEngine, Engine } from "../engine/engine";
import type { Endpoint } from "../engine/endpoint";
import type { EngineFailure } from "../engine/engineError";
import type { Disposable } from "../platform/emitter";
import type { Logger } from "../platform/logger";
import { backoffMs } from "./backoff";
import { sleep, type Clock } from "../platform/clock";
import type { Picture } from "./engineFollower";
import { confirmIdentity, EngineChanged, identify, toFailure, type EngineIdentity } from "./engineIdentity";
import type { ConnectionState } from "./engineState";
import type { Comparison } from "./sameRecord";
import type { Timing } from "./timing";

export interface ConnectionDependencies {
  readonly connect: ConnectEngine;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** What a connection does while its engine answers: keep the picture, or be there in case another address fails. */
export type Role = { readonly kind: "follow"; readonly picture: Picture } | { readonly kind: "standBy" };

export interface ConnectionListener {
  /** The engine answered; this is the moment to give the connection its role. */
  onIdentified(connection: EngineConnection, identity: EngineIdentity): void;
  /** It does what its role asks; of a follower: the picture is up to date. */
  onReady(connection: EngineConnection): void;
  onFailed(connection: EngineConnection): void;
}

export type Unavailable = Extract<ConnectionState, { kind: "unavailable" }>;

/** One address: connects to it for ever, and says which engine answers there. */
export class EngineConnection implements Disposable {
  /** While it stands by it may turn out dead only when it is needed, or at its next sign of life. */
  status: { readonly kind: "untried" } | { readonly kind: "answering" } | Unavailable = { kind: "untried" };
  private role: Role = { kind: "standBy" };
  private client: Engine | undefined;
  private failures = 0;
  private readySince: number | undefined;
  /** When a connection that was in use broke last. */
  private brokenAt = -Infinity;
  private comparison: Comparison = "lasting";
  private knownChange: string | undefined;
  private isDisposed = false;
  /** Ends the present try or the wait for the next. */
  private round = new AbortController();
  /** Ends what the present role does. */
  private part = new AbortController();

  constructor(
    public endpoint: Endpoint,
    private readonly dependencies: ConnectionDependencies,
    private readonly listener: ConnectionListener,
  ) {}

  start(): void {
    void this.run();
  }

  private get timing(): Timing {
    const { timing } = this.dependencies;
    return this.endpoint.host.startsWith("ssh:") ? { ...timing, heartbeatMs: timing.sshHeartbeatMs } : timing;
  }

  /** Absent while the engine never answered. */
  get engine(): Engine | undefined {
    return this.client;
  }

  play(role: Role): void {
    this.role = role;
    this.part.abort();
  }

  /** Tries at once, or looks at everything again. */
  restart(): void {
    this.failures = 0;
    this.comparison = "exact";
    if (this.status.kind === "unavailable") {
      this.status = { kind: "untried" };
    }
    this.round.abort();
  }

  dispose(): void {
    this.isDisposed = true;
    this.round.abort();
    this.client?.dispose();
  }

  private async run(): Promise<void> {
    while (!this.isDisposed) {
      this.round = new AbortController();
      const { signal } = this.round;
      try {
        await this.converse(signal);
      } catch (error) {
        if (!signal.aborted) {
          await this.recover(error, signal);
        }
      }
    }
  }

  private async converse(signal: AbortSignal): Promise<never> {
    this.readySince = undefined;
    const { client, identity } = await this.approach(signal);
    // The client before lives on in the hands of those who use it, e.g. for a log that is being followed.
    this.client = client;
    this.status = { kind: "answering" };
    this.listener.onIdentified(this, identity);
    for (;;) {
      this.part = new AbortController();
      const part = this.part.signal;
      try {
        await this.perform(client, identity, AbortSignal.any([signal, part]));
      } catch (error) {
        if (signal.aborted || !part.aborted) {
          throw error;
        }
      }
    }
  }

  /** With a client of its own, for old connections may be dead, or lead to the engine that was there before. */
  private async approach(signal: AbortSignal): Promise<{ client: Engine; identity: EngineIdentity }> {
    const client = await this.dependencies.connect(this.endpoint);
    try {
      const identity = await identify(client, signal);
      signal.throwIfAborted();
      return { client, identity };
    } catch (error) {
      client.dispose();
      throw error;
    }
  }

  private async perform(engine: Engine, identity: EngineIdentity, signal: AbortSignal): Promise<never> {
    const { clock } = this.dependencies;
    const { timing } = this;
    const ping = (pingSignal: AbortSignal): Promise<string | undefined> =>
      confirmIdentity(engine, identity, pingSignal);
    if (this.role.kind === "standBy") {
      return this.standBy(ping, signal);
    }
    const { picture } = this.role;
    const { comparison, knownChange } = this;
    const onSynced = (): void => this.ready();
    const options = { engine, picture, clock, timing, comparison, ping, knownChange, onSynced };
    // Only here, for nothing of it is needed before an engine answered.
    const { EngineFollower } = await import("./engineFollower");
    return new EngineFollower(options, signal).run();
  }

  private async standBy(ping: (signal: AbortSignal) => Promise<unknown>, signal: AbortSignal): Promise<never> {
    this.ready();
    for (;;) {
      await sleep(this.timing.heartbeatMs, signal, this.dependencies.clock);
      await ping(signal);
    }
  }

  private ready(): void {
    this.readySince ??= this.dependencies.clock.now();
    this.comparison = "lasting";
    this.listener.onReady(this);
  }

  private async recover(error: unknown, signal: AbortSignal): Promise<void> {
    const { clock, logger, random, timing } = this.dependencies;
    if (error instanceof EngineChanged) {
      this.knownChange = error.toldAt;
      logger.info(`${this.endpoint.host}: ${error.message}`);
      return;
    }
    const failure = toFailure(error);
    const readyMs = this.readySince === undefined ? 0 : clock.now() - this.readySince;
    if (readyMs >= timing.stableMs) {
      this.failures = 0;
    }
    // Old connections that broke or fell silent are nothing to show when new ones work; that they do not, the next try tells.
    if (isOfTheConnection(failure) && readyMs > 0 && clock.now() - this.brokenAt >= timing.stableMs) {
      this.brokenAt = clock.now();
      logger.info(`${this.endpoint.host}: connection lost, trying again`, failure);
      return;
    }
    this.failures += 1;
    const delayMs = backoffMs(this.failures, random);
    this.logFailure(error, failure, delayMs);
    this.status = { kind: "unavailable", failure, attempt: this.failures, retryAt: clock.unixTime() + delayMs };
    this.listener.onFailed(this);
    await sleep(delayMs, signal, clock).catch(() => undefined);
  }

  private logFailure(error: unknown, failure: EngineFailure, delayMs: number): void {
    const { logger } = this.dependencies;
    const message = `${this.endpoint.host}: ${failure.kind}, try ${this.failures}, next in ${delayMs} ms`;
    if (this.failures === 1) {
      logger.warn(message, error);
    } else {
      logger.debug(message);
    }
  }
}

function isOfTheConnection({ kind }: EngineFailure): boolean {
  return kind === "connectionLost" || kind === "notAnswering";
}
