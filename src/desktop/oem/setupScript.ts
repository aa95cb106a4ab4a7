import type { DesktopSetup } from "../spec/setup";
import { powerShellList, powerShellText } from "./powerShellText";

export const setupScriptName = "windows-containers-setup.ps1";

/** Each step stands alone: one that fails says so, in its log and on the serial port, and the next one begins. */
const beginning = [
  "# Runs once, at the first logon. What came of it is in windows-containers-setup.log beside it.",
  "$ErrorActionPreference = 'Stop'",
  "$ProgressPreference = 'SilentlyContinue'",
  "Start-Transcript -Path 'C:\\OEM\\windows-containers-setup.log' -Append | Out-Null",
  "",
  "# The serial port is the container's log.",
  "function Say([string] $text) {",
  "  Write-Host $text",
  "  try {",
  "    $port = New-Object System.IO.Ports.SerialPort 'COM1', 115200",
  "    $port.Open()",
  '    $port.WriteLine("windows-containers setup: $text")',
  "    $port.Close()",
  "  } catch { }",
  "}",
  "",
  "function Step([string] $name, [scriptblock] $work) {",
  "  try {",
  "    & $work",
  '    Say "${name}: done"',
  "  } catch {",
  '    Say "${name}: failed: $($_.Exception.Message)"',
  "  }",
  "}",
];

const ending = ["", "Stop-Transcript | Out-Null"];

/** Nothing when there is nothing to do for PowerShell. */
export function setupScript(setup: DesktopSetup): string | undefined {
  const { darkMode, timeZone, keyboardLayout, sshKeys, packages } = setup;
  const steps = [
    ...(darkMode === true ? darkModeStep : []),
    ...(timeZone === undefined ? [] : timeZoneStep(timeZone)),
    ...(keyboardLayout === undefined ? [] : keyboardStep(keyboardLayout)),
    ...(sshKeys === undefined ? [] : sshStep(sshKeys)),
    ...(packages === undefined ? [] : packagesStep(packages)),
  ];
  return steps.length === 0 ? undefined : [...beginning, ...steps, ...ending, ""].join("\r\n");
}

const darkModeStep = [
  "",
  "Step 'Dark mode' {",
  "  $key = 'HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize'",
  "  if (-not (Test-Path $key)) { New-Item -Path $key | Out-Null }",
  "  Set-ItemProperty -Path $key -Name AppsUseLightTheme -Value 0 -Type DWord",
  "  Set-ItemProperty -Path $key -Name SystemUsesLightTheme -Value 0 -Type DWord",
  "  # Windows starts it again by itself, in its new colours.",
  "  Stop-Process -Name explorer -Force -ErrorAction SilentlyContinue",
  "}",
];

function timeZoneStep(timeZone: string): readonly string[] {
  return [
    "",
    `$timeZone = ${powerShellText(timeZone)}`,
    "Step 'Time zone' {",
    "  & tzutil.exe /s $timeZone",
    '  if ($LASTEXITCODE -ne 0) { throw "tzutil ended with $LASTEXITCODE" }',
    "}",
  ];
}

function keyboardStep(layout: string): readonly string[] {
  return [
    "",
    `$layout = ${powerShellText(layout)}`,
    "Step 'Keyboard' {",
    "  $languages = Get-WinUserLanguageList",
    "  $language = ([string] $languages[0].InputMethodTips[0]).Split(':')[0]",
    "  $languages[0].InputMethodTips.Clear()",
    '  $languages[0].InputMethodTips.Add("${language}:$layout")',
    "  Set-WinUserLanguageList $languages -Force",
    "  # The screen on which one signs in has a keyboard too.",
    "  Set-ItemProperty -Path 'Registry::HKEY_USERS\\.DEFAULT\\Keyboard Layout\\Preload' -Name 1 -Value $layout",
    "}",
  ];
}

function sshStep(keys: readonly string[]): readonly string[] {
  return [
    "",
    `$keys = ${powerShellList(keys)}`,
    "Step 'OpenSSH server' {",
    "  if (-not (Get-Service sshd -ErrorAction SilentlyContinue)) {",
    "    Add-WindowsCapability -Online -Name 'OpenSSH.Server~~~~0.0.1.0' | Out-Null",
    "  }",
    "  Set-Service sshd -StartupType Automatic",
    "  Start-Service sshd",
    "  if (-not (Get-NetFirewallRule -Name 'OpenSSH-Server-In-TCP' -ErrorAction SilentlyContinue)) {",
    "    New-NetFirewallRule -Name 'OpenSSH-Server-In-TCP' -DisplayName 'OpenSSH Server (sshd)' -Enabled True `",
    "      -Direction Inbound -Protocol TCP -Action Allow -LocalPort 22 | Out-Null",
    "  }",
    "  New-ItemProperty -Path 'HKLM:\\SOFTWARE\\OpenSSH' -Name DefaultShell -PropertyType String -Force `",
    "    -Value 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe' | Out-Null",
    "  # The server reads no file that others may write: administrators' and the system's alone, by their numbers.",
    "  $file = Join-Path $env:ProgramData 'ssh\\administrators_authorized_keys'",
    "  [IO.File]::WriteAllLines($file, [string[]] $keys)",
    "  & icacls.exe $file /inheritance:r /grant '*S-1-5-32-544:F' /grant '*S-1-5-18:F' | Out-Null",
    '  if ($LASTEXITCODE -ne 0) { throw "icacls ended with $LASTEXITCODE" }',
    "}",
  ];
}

function packagesStep(packages: readonly string[]): readonly string[] {
  return ["", `$packages = ${powerShellList(packages)}`, ...wingetLines, ...installLines];
}

/** winget belongs to an app that Windows sets up some minutes after the first logon, and that some editions do not have. */
const wingetLines = [
  "",
  "function Find-Winget {",
  "  $places = @((Get-Command winget.exe -ErrorAction SilentlyContinue).Source,",
  "    (Join-Path $env:LOCALAPPDATA 'Microsoft\\WindowsApps\\winget.exe'))",
  "  foreach ($place in $places) {",
  "    if ($place -and (Test-Path $place)) {",
  "      & $place --version 2>&1 | Out-Null",
  "      if ($LASTEXITCODE -eq 0) { return $place }",
  "    }",
  "  }",
  "}",
  "",
  "function Wait-Winget {",
  "  # Twenty minutes, in which it is helped twice: by registering the app, then by bringing it.",
  "  for ($attempt = 1; $attempt -le 120; $attempt++) {",
  "    $winget = Find-Winget",
  "    if ($winget) { return $winget }",
  "    try {",
  "      if ($attempt -eq 12) {",
  "        Add-AppxPackage -RegisterByFamilyName -MainPackage Microsoft.DesktopAppInstaller_8wekyb3d8bbwe",
  "      }",
  "      if ($attempt -eq 36) {",
  "        [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12",
  "        Install-PackageProvider -Name NuGet -Force | Out-Null",
  "        Install-Module -Name Microsoft.WinGet.Client -Force | Out-Null",
  "        Repair-WinGetPackageManager -AllUsers",
  "      }",
  "    } catch { Write-Host $_ }",
  "    Start-Sleep -Seconds 10",
  "  }",
  "  throw 'winget did not come within twenty minutes'",
  "}",
];

const installLines = [
  "",
  "Step 'Packages' {",
  "  $winget = Wait-Winget",
  "  foreach ($package in $packages) {",
  "    for ($attempt = 1; $attempt -le 3; $attempt++) {",
  "      # A program that writes to its error output has not failed by that.",
  "      $ErrorActionPreference = 'Continue'",
  "      & $winget install --id $package --exact --source winget --silent --disable-interactivity `",
  "        --accept-package-agreements --accept-source-agreements",
  "      $code = $LASTEXITCODE",
  "      $ErrorActionPreference = 'Stop'",
  "      # The second number says that it is there already.",
  "      if ($code -in 0, -1978335189) { break }",
  "      Start-Sleep -Seconds 20",
  "    }",
  "    if ($code -in 0, -1978335189) {",
  '      Say "${package}: installed"',
  "    } else {",
  '      Say "${package}: failed: winget ended with $code"',
  "    }",
  "  }",
  "}",
];
