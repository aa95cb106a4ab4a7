/** Rarely enough for many desktops at once, often enough to see that something goes on. */
const pauseMs = 2_000;

/** The protocol's message "what has changed?": its number, its length, and where it says that changes are enough. */
const updateRequest = 3;
const updateRequestBytes = 10;

/**
 * Lets the viewer ask for changes only now and then. A server says nothing unasked, so that nothing is encoded, sent or
 * thrown away in between.
 */
export class PacedRequests {
  private timer: number | undefined;

  constructor(private readonly pass: (data: Uint8Array<ArrayBuffer>) => void) {}

  send(data: Uint8Array<ArrayBuffer>): void {
    const asksForChanges = data.length === updateRequestBytes && data[0] === updateRequest && data[1] === 1;
    if (asksForChanges) {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.pass(data), pauseMs);
    } else {
      this.pass(data);
    }
  }

  dispose(): void {
    window.clearTimeout(this.timer);
  }
}
