import { quoted } from "./powerShellText";

/**
 * Statements for PowerShell, free of double quotes, that take the word that Windows containers were left out from what
 * Docker Desktop's installer wrote, and keep a copy of that file. All else in it stays.
 */
export function allowWindowsContainers(installationFile: string): string {
  return [
    // What cannot be read must not be written over.
    "$ErrorActionPreference = 'Stop'",
    `$f = ${quoted(installationFile)}`,
    "Copy-Item -LiteralPath $f -Destination ($f + '.backup') -Force",
    "$s = Get-Content -LiteralPath $f -Raw -Encoding UTF8 | ConvertFrom-Json",
    "$s.PSObject.Properties.Remove('noWindowsContainers')",
    // UTF-8 without a mark at its beginning, which Set-Content of Windows PowerShell cannot write.
    "[IO.File]::WriteAllText($f, (ConvertTo-Json -InputObject $s -Depth 20))",
  ].join("; ");
}
