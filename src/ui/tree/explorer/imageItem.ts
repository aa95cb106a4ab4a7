import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { Hypervisor } from "../../../compatibility/hypervisor";
import { verdict, type Verdict } from "../../../compatibility/verdict";
import type { ImagePlatform } from "../../../engine/model";
import { shortId } from "../../../engine/shortId";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { explainVerdict, shortVerdict, supportText } from "../../compatibility/describeVerdict";
import { formatBytes } from "../../words/formatBytes";
import { dayText } from "./dateText";
import { repositoryOf } from "./grouping";
import { nodeId, type ImageNode } from "./nodes";
import { markStale } from "./staleDecorations";
import { contextValueOf } from "../itemFacts";

export function imageItem(
  node: ImageNode,
  snapshot: EngineSnapshot,
  platform: ImagePlatform | undefined,
  hypervisor: () => Hypervisor,
): vscode.TreeItem {
  const image = snapshot.image.get(node.id);
  const item = new vscode.TreeItem(node.tag?.slice(repositoryOf(node.tag).length + 1) ?? shortId(node.id));
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon(node.tag === undefined ? "circle-slash" : "tag");
  item.contextValue = contextValueOf("image", ...(snapshot.state.kind === "connected" ? ["live" as const] : []));
  if (image) {
    // Some tools write no date, so that the same sources make the same image.
    const created = image.createdAt > 0 ? dayText(image.createdAt) : undefined;
    const given = verdictOn(snapshot, platform, hypervisor);
    const short = given && shortVerdict(given);
    const size = formatBytes(image.sizeBytes);
    // First what decides whether it is of any use here: a narrow side bar cuts off the end.
    item.description = joined(" · ", short, size, created);
    const name = node.tag ?? vscode.l10n.t("untagged");
    item.tooltip = joined("\n", name, image.id, given && explainVerdict(given), given && supportText(given));
    item.accessibilityInformation = { label: joined(", ", spokenText(node, size, created), short) };
  }
  return markStale(item, snapshot);
}

function spokenText({ tag, id }: ImageNode, size: string, created: string | undefined): string {
  const name = tag ?? shortId(id);
  return created === undefined
    ? vscode.l10n.t("Image {0}, {1}", name, size)
    : vscode.l10n.t("Image {0}, {1}, created {2}", name, size, created);
}

/** On Windows engines only: what a Linux engine has, it runs. The hypervisor is asked about where it makes a difference. */
function verdictOn(
  { info }: EngineSnapshot,
  platform: ImagePlatform | undefined,
  hypervisor: () => Hypervisor,
): Verdict | undefined {
  if (!platform || info?.mode !== "windows") {
    return undefined;
  }
  const [given, without] = (["unknown", "missing"] as const).map((it) => verdict(info, platform, { hypervisor: it }));
  return isDeepStrictEqual(given, without) ? given : verdict(info, platform, { hypervisor: hypervisor() });
}

function joined(separator: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(separator);
}
