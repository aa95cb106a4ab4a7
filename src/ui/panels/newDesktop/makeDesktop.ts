import * as vscode from "vscode";
import { createDesktop, type CreationStep } from "../../../desktop/create/createDesktop";
import type { DesktopSpec } from "../../../desktop/spec";
import type { Engine } from "../../../engine/engine";
import { isImageAtHand } from "../../../engine/imageAtHand";
import { withDefaultTag } from "../../../engine/imageReference";
import { PullState } from "../../../engine/pullState";
import { askLeftDisk } from "./askLeftDisk";

export type ReportProgress = (progress: { readonly text: string; readonly percent?: number }) => void;

/** Brings the image where it is missing, then makes the desktop. */
export async function makeDesktop(
  engine: Engine,
  spec: DesktopSpec,
  report: ReportProgress,
  signal: AbortSignal,
): Promise<{ readonly id: string }> {
  if (!(await isImageAtHand(engine, spec.image, signal))) {
    await pullImage(engine, withDefaultTag(spec.image), report, signal);
  }
  const onStep = (step: CreationStep): void => report({ text: describeStep(step) });
  try {
    return await createDesktop(engine, spec, signal, { onStep, leftDisk: "refuse" });
  } catch (error) {
    return createDesktop(engine, spec, signal, { onStep, leftDisk: await askLeftDisk(error) });
  }
}

async function pullImage(engine: Engine, image: string, report: ReportProgress, signal: AbortSignal): Promise<void> {
  const text = vscode.l10n.t("Pulling {0}", image);
  const state = new PullState();
  report({ text });
  await engine.pull(
    image,
    {
      onProgress: (progress) => {
        state.add(progress);
        const { currentBytes, totalBytes } = state.summary();
        report(totalBytes === 0 ? { text } : { text, percent: (100 * currentBytes) / totalBytes });
      },
    },
    signal,
  );
}

function describeStep(step: CreationStep): string {
  switch (step) {
    case "probing":
      return vscode.l10n.t("Looking at what the engine's host offers");
    case "creating":
      return vscode.l10n.t("Creating storage and network");
    case "writingScript":
      return vscode.l10n.t("Writing the installation script");
    case "starting":
      return vscode.l10n.t("Starting the desktop");
  }
}
