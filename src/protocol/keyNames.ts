/** What VS Code, the browser or the system below would take for themselves. */
export const combinationNames = [
  "windowsKey",
  "run",
  "lock",
  "switchWindow",
  "closeWindow",
  "taskManager",
  "printScreen",
] as const;

export const functionKeyNames = ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12"] as const;

export type KeysName = (typeof combinationNames)[number] | (typeof functionKeyNames)[number];
