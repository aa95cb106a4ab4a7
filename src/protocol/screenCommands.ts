/** What the page of a desktop does by itself when a command asks for it. */
export const pageCommands = [
  "ctrlAltDel",
  "captureKeys",
  "giveClipboard",
  "takeClipboard",
  "typeClipboard",
  "saveScreenshot",
  "copyScreenshot",
  "record",
  "sound",
  "viewOnly",
  "fullWindow",
  "statistics",
  "reconnect",
] as const;

/** Every command about the screen in front; the rest ask first, which keys or which of the choices. */
export const screenCommands = [...pageCommands, "sendKeys", "zoom", "quality"] as const;

/** What can be done to the virtual machine itself. */
export const powerActions = ["shutDown", "pause", "resume", "reset"] as const;

export type PageCommand = (typeof pageCommands)[number];
export type ScreenCommand = (typeof screenCommands)[number];
export type PowerAction = (typeof powerActions)[number];
