import type { ProgramResult } from "../../../src/platform/runProgram";
import type { ProgramCall } from "../../../src/platform/windowsRegistry";

/** In place of any program: ends like this, and notes what it was started with. */
export function answeringProgram(result: ProgramResult): ProgramCall & { readonly commandLines: readonly string[] } {
  const commandLines: string[] = [];
  return {
    commandLines,
    signal: new AbortController().signal,
    deadlineMs: 1_000,
    runProgram: (program, words) => {
      commandLines.push([program, ...words].join(" "));
      return Promise.resolve(result);
    },
  };
}

export function writes(text: string, code = 0): ProgramResult {
  return { kind: "exited", code, stdout: text.replaceAll("\n", "\r\n"), stderr: "" };
}
