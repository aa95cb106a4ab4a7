import { agentSocket } from "./guestAgent";

/** Words for the image's `ARGUMENTS`: a second serial port, behind a socket that only the container itself reaches. */
export const agentMachineWords = `-serial unix:${agentSocket},server=on,wait=off`;

export const agentScriptName = "windows-containers-agent.ps1";

/**
 * The agent: it reads one JSON line per request from COM2, runs it in one PowerShell that stays, and answers with JSON
 * lines. Texts are base64 of UTF-8. It works as the user who is logged on, so that the clipboard is that user's.
 */
export const agentScript = [
  "$ErrorActionPreference = 'Continue'",
  "$port = New-Object System.IO.Ports.SerialPort 'COM2', 115200",
  "$port.Encoding = [Text.Encoding]::ASCII",
  '$port.NewLine = "`n"',
  "$port.ReadBufferSize = 1048576",
  "$port.Open()",
  "function Encode([string] $text) { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($text)) }",
  "function Say($answer) { $port.WriteLine(($answer | ConvertTo-Json -Compress)) }",
  "while ($true) {",
  "  try { $request = $port.ReadLine() | ConvertFrom-Json } catch { continue }",
  "  $status = 0",
  "  try {",
  "    $text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([string] $request.text))",
  "    switch ($request.do) {",
  "      'run' {",
  "        Invoke-Expression $text 2>&1 | Out-String -Stream -Width 160 | ForEach-Object {",
  '          Say @{ id = $request.id; out = (Encode ($_ + "`r`n")) }',
  "        }",
  "      }",
  "      'setClipboard' { Set-Clipboard -Value $text }",
  "      'getClipboard' { Say @{ id = $request.id; out = (Encode (Get-Clipboard -Raw)) } }",
  "      default { $status = 2 }",
  "    }",
  "  } catch {",
  "    $status = 1",
  "    Say @{ id = $request.id; out = (Encode ($_ | Out-String)) }",
  "  }",
  '  Say @{ id = $request.id; end = $status; prompt = (Encode "PS $($executionContext.SessionState.Path.CurrentLocation)> ") }',
  "}",
  "",
].join("\r\n");

/** Lines for `install.bat`, which lies beside the script in C:\OEM: start the agent now, and at every logon. */
export const agentInstallLines = [
  `set AGENT=powershell.exe -NoProfile -ExecutionPolicy Bypass -WindowStyle Hidden -Sta -File C:\\OEM\\${agentScriptName}`,
  `reg add HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v WindowsContainersAgent /t REG_SZ /d "%AGENT%" /f`,
  `start "" /min %AGENT%`,
] as const;
