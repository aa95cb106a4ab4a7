/** What a form was sent for. It can be cancelled from its first check on, and ends with the form. */
export class Submission {
  private running: AbortController | undefined;

  constructor(private readonly closed: AbortSignal) {}

  /** @param check what it finds is the answer, and nothing is made then */
  async run<P, T>(check: () => Promise<P | undefined>, make: (signal: AbortSignal) => Promise<T>): Promise<P | T> {
    const running = new AbortController();
    this.running = running;
    const signal = AbortSignal.any([running.signal, this.closed]);
    try {
      const found = await check();
      signal.throwIfAborted();
      return found ?? (await make(signal));
    } finally {
      this.running = undefined;
    }
  }

  get isUnderWay(): boolean {
    return this.running !== undefined;
  }

  /** False: nothing is under way. */
  cancel(): boolean {
    this.running?.abort();
    return this.running !== undefined;
  }
}
