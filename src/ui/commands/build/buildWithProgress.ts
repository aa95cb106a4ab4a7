import * as vscode from "vscode";
import type { BuildOptions } from "../../../engine/buildOptions";
import type { BuildProgress, Engine } from "../../../engine/engine";
import { presentError } from "../../errors/presentError";
import { withCancellableProgress, type ProgressReport } from "../../progress";
import { BuildTerminal } from "../../terminals/buildTerminal";

interface Shown {
  readonly name: string;
  readonly baseImages: readonly string[];
}

/** The steps in a notification, which also cancels, and every word in a terminal. */
export async function buildWithProgress(
  engine: Engine,
  options: BuildOptions,
  { name, baseImages }: Shown,
): Promise<void> {
  const title = vscode.l10n.t("Building {0}", options.tag ?? name);
  await withCancellableProgress(title, async (signal, report) => {
    const interrupted = new AbortController();
    const terminal = new BuildTerminal(() => interrupted.abort());
    const window = vscode.window.createTerminal({
      name: vscode.l10n.t("Build: {0}", options.tag ?? name),
      iconPath: new vscode.ThemeIcon("tools"),
      pty: terminal,
    });
    window.show(true);
    const watch = { baseImages, onProgress: (progress: BuildProgress) => tell(progress, terminal, report) };
    try {
      await engine.build(options, watch, AbortSignal.any([signal, interrupted.signal]));
    } catch (error) {
      const isCancelled = signal.aborted || interrupted.signal.aborted;
      terminal.say(isCancelled ? vscode.l10n.t("The build was cancelled.") : presentError(error).message);
      throw error;
    }
  });
}

function tell(progress: BuildProgress, terminal: BuildTerminal, report: (progress: ProgressReport) => void): void {
  switch (progress.kind) {
    case "step": {
      const { number, total, instruction, text } = progress;
      terminal.write(`\u001b[1m${text}\u001b[0m`);
      const message = vscode.l10n.t("step {0} of {1}: {2}", number, total, instruction);
      report({ message, increment: number === 1 ? 0 : 100 / total });
      break;
    }
    case "output":
      terminal.write(progress.text);
      break;
    case "pull": {
      const { layer, status, currentBytes } = progress.progress;
      // A line for every piece that arrives would drown the rest.
      if (currentBytes === undefined) {
        terminal.write(`${[layer, status].filter((part) => part !== undefined).join(" ")}\n`);
      }
      break;
    }
    case "image":
      break;
  }
}
