import * as vscode from "vscode";
import { EngineError } from "../../../engine/engineError";
import type { Engine } from "../../../engine/engine";
import type { ImagePlatform } from "../../../engine/model";
import { withLateProgress } from "../../progress";

/** What a registry offers; nothing when it does not tell, since a pull says better what is wrong. */
export async function platformsInRegistry(engine: Engine, reference: string): Promise<readonly ImagePlatform[]> {
  const title = vscode.l10n.t("Asking the registry for {0}", reference);
  return withLateProgress(title, (signal) => unlessRefused(engine.distribution(reference, signal), []));
}

/** Of an image that the engine has; undefined when it has not. */
export async function platformOnEngine(engine: Engine, reference: string): Promise<ImagePlatform | undefined> {
  const title = vscode.l10n.t("Looking at {0}", reference);
  return withLateProgress(title, (signal) => unlessRefused(engine.imagePlatform(reference, signal), undefined));
}

/** What an engine or a registry does not tell is no failure of a question asked in advance. */
export async function unlessRefused<T, U>(answer: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof EngineError) {
      return otherwise;
    }
    throw error;
  }
}
