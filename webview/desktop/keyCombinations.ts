import { functionKeyNames, type combinationNames, type KeysName } from "../../src/protocol/keyNames";

export interface Key {
  readonly keysym: number;
  readonly code: string;
}

const control: Key = { keysym: 0xffe3, code: "ControlLeft" };
const shift: Key = { keysym: 0xffe1, code: "ShiftLeft" };
const alt: Key = { keysym: 0xffe9, code: "AltLeft" };
const windows: Key = { keysym: 0xffeb, code: "MetaLeft" };
const f4 = functionKey(4);

const combinations: Readonly<Record<(typeof combinationNames)[number], readonly Key[]>> = {
  windowsKey: [windows],
  run: [windows, { keysym: 0x72, code: "KeyR" }],
  lock: [windows, { keysym: 0x6c, code: "KeyL" }],
  switchWindow: [alt, { keysym: 0xff09, code: "Tab" }],
  closeWindow: [alt, f4],
  taskManager: [control, shift, { keysym: 0xff1b, code: "Escape" }],
  printScreen: [{ keysym: 0xff61, code: "PrintScreen" }],
};

export function keysNamed(name: KeysName): readonly Key[] {
  const functionKeyAt = functionKeyNames.findIndex((one) => one === name);
  return name in combinations ? combinations[name as keyof typeof combinations] : [functionKey(functionKeyAt + 1)];
}

function functionKey(number: number): Key {
  return { keysym: 0xffbd + number, code: `F${number}` };
}

/** Down in order, up in the reverse, as fingers do it. */
export function pressTogether(
  keys: readonly Key[],
  send: (keysym: number, code: string, state: "down" | "up") => void,
): void {
  keys.forEach(({ keysym, code }) => send(keysym, code, "down"));
  keys.toReversed().forEach(({ keysym, code }) => send(keysym, code, "up"));
}
