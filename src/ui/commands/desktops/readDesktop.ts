import * as vscode from "vscode";
import { parseContainer, type ContainerRecord } from "../../../desktop/containerRecord";
import { readSpec } from "../../../desktop/spec/readSpec";
import type { DesktopSpec } from "../../../desktop/spec";
import { withLateProgress } from "../../progress";
import type { DesktopTarget } from "./pickDesktop";

/** The spec of a desktop, whoever made it, as its engine knows it now. */
export async function readDesktop(target: DesktopTarget): Promise<DesktopSpec> {
  return readSpec(await readRecord(target));
}

export async function readRecord({ engine, container }: DesktopTarget): Promise<ContainerRecord> {
  const title = vscode.l10n.t("Looking at {0}", container.name);
  return parseContainer(await withLateProgress(title, (signal) => engine.inspect("container", container.id, signal)));
}
