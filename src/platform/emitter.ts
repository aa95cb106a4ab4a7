export interface Disposable {
  dispose(): void;
}

/** Subscribing returns the way to unsubscribe; the same shape as VS Code's `Event`, without needing VS Code. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The source of an `Event`. A listener that throws hurts no other listener and not the one who fires. */
export class Emitter<T> implements Disposable {
  private listeners: readonly ((value: T) => void)[] = [];

  constructor(private readonly onListenerError: (error: unknown) => void) {}

  readonly event: Event<T> = (listener) => {
    // A wrapper of its own makes two subscriptions of one function two subscriptions.
    const entry = (value: T): void => listener(value);
    this.listeners = [...this.listeners, entry];
    return {
      dispose: () => {
        this.listeners = this.listeners.filter((other) => other !== entry);
      },
    };
  };

  fire(value: T): void {
    for (const listener of this.listeners) {
      try {
        listener(value);
      } catch (error) {
        this.onListenerError(error);
      }
    }
  }

  dispose(): void {
    this.listeners = [];
  }
}
