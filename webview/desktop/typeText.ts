import { strokeOf, type KeyStroke } from "./usKeyboard";

/** Between two keys: Windows drops what comes faster than its keyboard could. */
const pauseMs = 12;

const shiftKey = { keysym: 0xffe1, code: "ShiftLeft" };

export interface Keyboard {
  /** Keys that go nowhere are not typed. */
  isConnected(): boolean;
  sendKey(keysym: number, code: string, down: boolean): void;
}

export interface TypingOptions {
  readonly signal: AbortSignal;
  /** Asked before each key: one that Windows would not take is not typed. */
  readonly mayType: () => boolean;
  readonly onProgress: (typed: number, total: number) => void;
}

/**
 * Types a text as a person would, key by key, for the screen's protocol has no clipboard that this guest hears of. Says
 * which characters were left out because the US layout lacks them, and how many did not get their turn.
 */
export async function typeText(
  keyboard: Keyboard,
  text: string,
  { signal, mayType, onProgress }: TypingOptions,
): Promise<{ readonly typed: number; readonly leftOut: readonly string[]; readonly untyped: number }> {
  const characters = Array.from(text.replace(/\r\n?/g, "\n"));
  let typed = 0;
  const leftOut: string[] = [];
  for (const character of characters) {
    if (signal.aborted || !keyboard.isConnected() || !mayType()) {
      break;
    }
    const stroke = strokeOf(character);
    if (stroke) {
      press(keyboard, stroke);
      typed += 1;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    } else {
      leftOut.push(character);
    }
    onProgress(typed + leftOut.length, characters.length);
  }
  return { typed, leftOut, untyped: characters.length - typed - leftOut.length };
}

function press(keyboard: Keyboard, { keysym, code, shift }: KeyStroke): void {
  if (shift === "shift") {
    keyboard.sendKey(shiftKey.keysym, shiftKey.code, true);
  }
  keyboard.sendKey(keysym, code, true);
  keyboard.sendKey(keysym, code, false);
  if (shift === "shift") {
    keyboard.sendKey(shiftKey.keysym, shiftKey.code, false);
  }
}
