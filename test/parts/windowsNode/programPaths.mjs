// @ts-check

/** Where the programs of ours lie on a Windows machine of `startWindows`. */
export const programPaths = {
  standIn: String.raw`C:\parts\standIn.exe`,
  messagePipe: String.raw`C:\parts\messagePipe.exe`,
  // In the place of Wine's own, and by itself a stand-in that says nothing.
  sc: String.raw`C:\windows\system32\sc.exe`,
  // In the place of Wine's own.
  taskkill: String.raw`C:\windows\system32\taskkill.exe`,
};
