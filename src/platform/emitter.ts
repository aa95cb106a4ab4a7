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

/** What ends together. What is added after the end ends at once, so that nothing begun before it outlives it. */
export class Disposables implements Disposable {
  private items: readonly Disposable[] = [];
  private isDisposed = false;

  add(...items: readonly Disposable[]): void {
    if (this.isDisposed) {
      disposeAll(items);
    } else {
      this.items = [...this.items, ...items];
    }
  }

  dispose(): void {
    this.isDisposed = true;
    disposeAll(this.items);
    this.items = [];
  }
}

export function disposeAll(items: Iterable<Disposable>): void {
  for (const item of items) {
    item.dispose();
  }
}
