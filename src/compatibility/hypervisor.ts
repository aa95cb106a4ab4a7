import type { ProgramOptions, runProgram } from "../platform/runProgram";
import { windowsProgram } from "../platform/windowsPrograms";

/** Whether Windows has a hypervisor to isolate containers with; `present` may also be the one of a machine below. */
export type Hypervisor = "present" | "missing" | "unknown";

const question = "(Get-CimInstance -ClassName Win32_ComputerSystem -Property HypervisorPresent).HypervisorPresent";

/** Of the Windows that we run on, unelevated; takes PowerShell a second. */
export async function readHypervisor(run: typeof runProgram, options: ProgramOptions): Promise<Hypervisor> {
  const powerShell = windowsProgram(String.raw`WindowsPowerShell\v1.0\powershell.exe`);
  const words = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", question];
  const result = await run(powerShell, words, options);
  const answer = result.kind === "exited" ? result.stdout.trim() : "";
  switch (answer) {
    case "True":
      return "present";
    case "False":
      return "missing";
    default:
      return "unknown";
  }
}
