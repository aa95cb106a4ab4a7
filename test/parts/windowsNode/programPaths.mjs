// @ts-check

/** Where the programs of ours lie on a Windows machine of `startWindows`. */
export const programPaths = {
  standIn: String.raw`C:\parts\standIn.exe`,
  messagePipe: String.raw`C:\parts\messagePipe.exe`,
  // In the place of Wine's own, if it has one, and by itself a stand-in that says nothing.
  sc: String.raw`C:\windows\system32\sc.exe`,
  whoami: String.raw`C:\windows\system32\whoami.exe`,
  net: String.raw`C:\windows\system32\net.exe`,
  netsh: String.raw`C:\windows\system32\netsh.exe`,
  netstat: String.raw`C:\windows\system32\netstat.exe`,
  route: String.raw`C:\windows\system32\route.exe`,
  wsl: String.raw`C:\windows\system32\wsl.exe`,
  powerShell: String.raw`C:\windows\system32\WindowsPowerShell\v1.0\powershell.exe`,
  tasklist: String.raw`C:\windows\system32\tasklist.exe`,
  // In the place of Wine's own.
  taskkill: String.raw`C:\windows\system32\taskkill.exe`,
};
