/** What developers often want first, by winget's names. */
export const usualPackages: readonly { readonly id: string; readonly name: string }[] = [
  { id: "Git.Git", name: "Git" },
  { id: "Microsoft.VisualStudioCode", name: "Visual Studio Code" },
  { id: "Microsoft.PowerShell", name: "PowerShell 7" },
  { id: "Microsoft.WindowsTerminal", name: "Windows Terminal" },
  { id: "OpenJS.NodeJS.LTS", name: "Node.js LTS" },
  { id: "Python.Python.3.13", name: "Python 3.13" },
  { id: "Microsoft.DotNet.SDK.9", name: ".NET SDK 9" },
  { id: "Mozilla.Firefox", name: "Firefox" },
  { id: "7zip.7zip", name: "7-Zip" },
];
