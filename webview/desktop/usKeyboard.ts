/** A key of the US layout, and whether it is pressed with Shift. */
export interface KeyStroke {
  readonly keysym: number;
  readonly code: string;
  readonly shift: "shift" | "plain";
}

const letters = "abcdefghijklmnopqrstuvwxyz";

/** Each key's code with what it types alone and with Shift. */
const keys: readonly (readonly [code: string, plain: string, shifted: string])[] = [
  ...Array.from(letters, (letter) => [`Key${letter.toUpperCase()}`, letter, letter.toUpperCase()] as const),
  ...Array.from(")!@#$%^&*(", (symbol, digit) => [`Digit${digit}`, String(digit), symbol] as const),
  ["Backquote", "`", "~"],
  ["Minus", "-", "_"],
  ["Equal", "=", "+"],
  ["BracketLeft", "[", "{"],
  ["BracketRight", "]", "}"],
  ["Backslash", "\\", "|"],
  ["Semicolon", ";", ":"],
  ["Quote", "'", '"'],
  ["Comma", ",", "<"],
  ["Period", ".", ">"],
  ["Slash", "/", "?"],
  ["Space", " ", " "],
];

const returnKey: KeyStroke = { keysym: 0xff0d, code: "Enter", shift: "plain" };
const tabKey: KeyStroke = { keysym: 0xff09, code: "Tab", shift: "plain" };

const strokes: ReadonlyMap<string, KeyStroke> = new Map<string, KeyStroke>([
  ...keys.map(([code, , shifted]) => [shifted, stroke(shifted, code, "shift")] as const),
  ...keys.map(([code, plain]) => [plain, stroke(plain, code, "plain")] as const),
  ["\n", returnKey],
  ["\t", tabKey],
]);

/** The key that types a character; none for what the US layout does not have. */
export function strokeOf(character: string): KeyStroke | undefined {
  return strokes.get(character);
}

/** Within ASCII a key's symbol and its character are the same number. */
function stroke(character: string, code: string, shift: KeyStroke["shift"]): KeyStroke {
  return { keysym: character.charCodeAt(0), code, shift };
}
