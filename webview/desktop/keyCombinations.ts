import type { DesktopStringName } from "../../src/protocol/desktopStringNames";

export interface Key {
  readonly keysym: number;
  readonly code: string;
}

const control: Key = { keysym: 0xffe3, code: "ControlLeft" };
const shift: Key = { keysym: 0xffe1, code: "ShiftLeft" };
const alt: Key = { keysym: 0xffe9, code: "AltLeft" };
const windows: Key = { keysym: 0xffeb, code: "MetaLeft" };
const f4 = functionKey(4);

/** What VS Code, the browser or the system below would take for themselves. */
export const combinations: readonly { readonly name: DesktopStringName; readonly keys: readonly Key[] }[] = [
  { name: "windowsKey", keys: [windows] },
  { name: "run", keys: [windows, { keysym: 0x72, code: "KeyR" }] },
  { name: "lock", keys: [windows, { keysym: 0x6c, code: "KeyL" }] },
  { name: "switchWindow", keys: [alt, { keysym: 0xff09, code: "Tab" }] },
  { name: "closeWindow", keys: [alt, f4] },
  { name: "taskManager", keys: [control, shift, { keysym: 0xff1b, code: "Escape" }] },
  { name: "printScreen", keys: [{ keysym: 0xff61, code: "PrintScreen" }] },
];

export const functionKeys: readonly { readonly label: string; readonly keys: readonly Key[] }[] = Array.from(
  { length: 12 },
  (_, at) => ({ label: `F${at + 1}`, keys: [functionKey(at + 1)] }),
);

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
