import * as vscode from "vscode";
import { giveTextToAgent, takeTextFromAgent, type NoAgent } from "../../../desktop/agent/agentClipboard";
import { agentLinesOf } from "../../../desktop/agent/agentLines";
import { hasClipboardAgent } from "../../../desktop/machine/machinePower";
import { isAbortError } from "../../../platform/abort";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import { withLateProgress } from "../../progress";
import { engineAway } from "../../errors/usualErrors";
import type { PlacedDesktop } from "./placedDesktop";

/** The clipboard here and the one in the Windows of one panel's desktop, by whichever agent there is. */
export class DesktopClipboard implements Disposable {
  private readonly abort = new AbortController();

  constructor(
    private readonly target: () => PlacedDesktop | undefined,
    private readonly logger: Logger,
  ) {}

  /** Our own agent takes any text; else the one of the screen's protocol may be there. */
  async give(text: string): Promise<{ readonly way: "agent" | "screen" | NoAgent }> {
    const { place, id, name } = this.needed();
    const title = vscode.l10n.t("Giving a text to the clipboard of {0}", name);
    const given = await this.run(title, (signal) => giveTextToAgent(agentLinesOf(place), id, text, signal));
    if (given === "given") {
      return { way: "agent" };
    }
    return { way: (await this.listensByScreen()) ? "screen" : given };
  }

  async take(): Promise<{ readonly answer: "taken" | "empty" | NoAgent }> {
    const { place, id, name } = this.needed();
    const title = vscode.l10n.t("Taking the text from the clipboard of {0}", name);
    const taken = await this.run(title, (signal) => takeTextFromAgent(agentLinesOf(place), id, signal));
    if (typeof taken === "string") {
      return { answer: taken };
    }
    if (taken.text === "") {
      return { answer: "empty" };
    }
    await vscode.env.clipboard.writeText(taken.text);
    return { answer: "taken" };
  }

  dispose(): void {
    this.abort.abort();
  }

  private async run<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withLateProgress(title, (signal) => task(AbortSignal.any([signal, this.abort.signal])));
  }

  /** A console that does not answer is no agent: the text can be typed. */
  private async listensByScreen(): Promise<boolean> {
    const { place, id, name } = this.needed();
    try {
      return await hasClipboardAgent(place, id, this.abort.signal);
    } catch (error) {
      if (!isAbortError(error)) {
        this.logger.debug(`The devices of ${name} cannot be read`, error);
      }
      return false;
    }
  }

  private needed(): PlacedDesktop {
    const target = this.target();
    if (!target) {
      throw engineAway();
    }
    return target;
  }
}
