import type { DaemonMode } from "./model";

const posixShell = "if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi";

/** Windows images come with PowerShell 7, Windows PowerShell, or (Nano Server) with cmd alone, which is always there. */
const windowsShell =
  "where /q pwsh.exe & if errorlevel 1 (where /q powershell.exe & if errorlevel 1 (cmd.exe) else (powershell.exe -NoLogo)) else (pwsh.exe -NoLogo)";

/** The command that ends up in the best shell a container has, found in one start. */
export function shellCommand(mode: DaemonMode): readonly string[] {
  return mode === "windows" ? ["cmd.exe", "/S", "/C", windowsShell] : ["sh", "-c", posixShell];
}
