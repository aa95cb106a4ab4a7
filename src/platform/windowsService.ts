import { windowsProgram } from "./windowsPrograms";
import type { ProgramCall } from "./windowsRegistry";

export type ServiceState =
  "stopped" | "startPending" | "stopPending" | "running" | "continuePending" | "pausePending" | "paused";

export type WindowsService =
  | { readonly kind: "found"; readonly state: ServiceState }
  | { readonly kind: "absent" }
  | { readonly kind: "cannotTell"; readonly detail: string };

/** By the number that `sc` writes; the words beside it may be translated. */
const states = new Map<string, ServiceState>([
  ["1", "stopped"],
  ["2", "startPending"],
  ["3", "stopPending"],
  ["4", "running"],
  ["5", "continuePending"],
  ["6", "pausePending"],
  ["7", "paused"],
]);

/** ERROR_SERVICE_DOES_NOT_EXIST */
const noSuchService = 1060;

/** Whether a service runs, e.g. `com.docker.service`. Needs no elevation. */
export async function readWindowsService(
  name: string,
  { runProgram, ...options }: ProgramCall,
): Promise<WindowsService> {
  const result = await runProgram(windowsProgram("sc.exe"), ["query", name], options);
  switch (result.kind) {
    case "missing":
      return { kind: "cannotTell", detail: result.detail };
    case "timedOut":
      return { kind: "cannotTell", detail: `sc.exe did not return within ${options.deadlineMs} ms` };
    case "exited": {
      if (result.code === noSuchService) {
        return { kind: "absent" };
      }
      const state = result.code === 0 ? stateIn(result.stdout) : undefined;
      return state
        ? { kind: "found", state }
        : { kind: "cannotTell", detail: `sc.exe exited with ${result.code}: ${result.stdout.trim()}` };
    }
  }
}

/** The labels may be translated, but not their order: first the type as a number and a word, then the state. */
function stateIn(text: string): ServiceState | undefined {
  const numbers = [...text.matchAll(/:\s*([0-9a-f]+) {2}\S/gi)].map(([, number = ""]) => number);
  return states.get(numbers[1] ?? "");
}
