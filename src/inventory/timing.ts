/** How long the inventory waits for what; the figures are measured on Docker Engine. */
export interface Timing {
  /**
   * From one notification to the next. VS Code shows a view's first change at once and then holds changes back until
   * 200 ms pass without another: whoever fires within that time makes the user wait longer, so we do not.
   */
  readonly changeSpacingMs: number;
  /** From the start of one reading of a kind to the next: more often than we may notify is for nobody. */
  readonly readSpacingMs: number;
  /** A change that is final by itself is read after this: the other events of the same packet come along. */
  readonly promptMs: number;
  /**
   * A change that another one mostly follows waits this long for it. `docker rm -f` says "die" and 13 to 20 ms later
   * "destroy"; `docker stop` says "die" and 9 ms later "stop". Shown at once, the first would delay the second, which
   * is the one that matters. And the engine says "die" before its own list knows: asked at once it answers "running".
   */
  readonly holdMs: number;
  /** Doubles with every try, for a container that is still listed in the state that it left. */
  readonly recheckMs: number;
  /**
   * How often a connected engine is asked for a sign of life. Nothing else can tell a quiet engine from a hung one, or from
   * a connection whose other end has gone: all are silent. It costs about six milliseconds of our processor time.
   */
  readonly heartbeatMs: number;
  /** Over ssh every sign of life is a login, with a program of its own here and an entry in a log there. */
  readonly sshHeartbeatMs: number;
  /** How long to listen for events that are said again: an engine says them at once. */
  readonly listenMs: number;
  /** After a connection held this long its failures count from one again; no more often is one tried again at once. */
  readonly stableMs: number;
  /** Addresses that are set together are shown together, when they answer within this time. */
  readonly firstAnswersMs: number;
}

export const usualTiming: Timing = {
  changeSpacingMs: 220,
  readSpacingMs: 200,
  promptMs: 5,
  holdMs: 130,
  recheckMs: 250,
  heartbeatMs: 30_000,
  sshHeartbeatMs: 300_000,
  listenMs: 1_000,
  stableMs: 5_000,
  firstAnswersMs: 1_000,
};
