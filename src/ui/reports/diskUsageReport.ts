import * as vscode from "vscode";
import { shortId } from "../../engine/shortId";
import { formatBytes } from "../words/formatBytes";
import { sharingText } from "../words/sharingText";
import type { ReportSubject } from "./reportSubject";

/** What an engine's things take of its disk, the biggest first. */
export async function diskUsageText({ engine, snapshot }: ReportSubject, signal: AbortSignal): Promise<string> {
  const { layerBytes, images, containers, volumes, buildCache } = await engine.housekeeping.diskUsage(signal);
  const measuresContainers = snapshot.info?.mode !== "windows";
  const sharing = sharingText(snapshot);
  return [
    `# ${vscode.l10n.t("Disk usage of {0}", snapshot.endpoint.name)}`,
    ...(sharing === undefined ? [] : [sharing]),
    vscode.l10n.t("Images take {0} together, each layer that they share counted once.", formatBytes(layerBytes)),
    ...section(
      vscode.l10n.t("Images"),
      images.map(({ tags, id, sizeBytes, containers: users }) => [tags.join(", ") || shortId(id), sizeBytes, users]),
    ),
    ...(measuresContainers ? [] : [vscode.l10n.t("Windows engines do not measure what containers write.")]),
    ...section(
      vscode.l10n.t("Containers"),
      containers.map(({ name, sizeBytes }) => [name, measuresContainers ? sizeBytes : undefined, undefined]),
    ),
    ...section(
      vscode.l10n.t("Volumes"),
      volumes.map(({ name, sizeBytes, containers: users }) => [shortId(name), sizeBytes, users]),
    ),
    ...section(
      vscode.l10n.t("Build cache"),
      buildCache.map(({ description, id, sizeBytes }) => [description === "" ? id : description, sizeBytes, undefined]),
    ),
    "",
  ].join("\n\n");
}

type Row = readonly [name: string, bytes: number | undefined, containers: number | undefined];

function section(title: string, rows: readonly Row[]): readonly string[] {
  const sum = rows.reduce((total, [, bytes = 0]) => total + bytes, 0);
  const lines = rows
    .toSorted(([, one = 0], [, other = 0]) => other - one)
    .map(([name, bytes, users]) => {
      const size = bytes === undefined ? vscode.l10n.t("size not known") : formatBytes(bytes);
      const used = users === undefined ? "" : `, ${vscode.l10n.t("containers: {0}", users)}`;
      return `- \`${name}\`: ${size}${used}`;
    });
  return [`## ${title}: ${rows.length}, ${formatBytes(sum)}`, ...(lines.length > 0 ? [lines.join("\n")] : [])];
}
