import { win32 } from "node:path";

/** By its full path, one of Windows' own programs: without one, Windows would look in the working folder first. */
export function windowsProgram(name: string): string {
  return win32.join(process.env.SystemRoot ?? "C:\\Windows", "System32", name);
}
