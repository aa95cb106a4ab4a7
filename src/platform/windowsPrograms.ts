import { posix, win32 } from "node:path";

/**
 * By its full path, one of Windows' own programs: without one, Windows would look in the working folder first. Elsewhere
 * it is missing, unless something plays Windows there.
 */
export function windowsProgram(name: string): string {
  const path = process.platform === "win32" ? win32 : posix;
  return path.join(process.env.SystemRoot ?? "C:\\Windows", "System32", name);
}
