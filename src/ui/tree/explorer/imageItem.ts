import * as vscode from "vscode";
import { verdict, type Verdict } from "../../../compatibility/verdict";
import type { ImagePlatform } from "../../../engine/model";
import { shortId } from "../../../engine/shortId";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { explainVerdict, shortVerdict, supportText } from "../../compatibility/describeVerdict";
import { knownHypervisorBehind } from "../../compatibility/hypervisorBehind";
import { formatBytes } from "../../formatBytes";
import { dayText } from "./dateText";
import { repositoryOf } from "./grouping";
import { nodeId, type ImageNode } from "./nodes";
import { markStale } from "./staleDecorations";
import { contextValueOf } from "../itemFacts";

export function imageItem(
  node: ImageNode,
  snapshot: EngineSnapshot,
  platform: ImagePlatform | undefined,
): vscode.TreeItem {
  const image = snapshot.image.get(node.id);
  const item = new vscode.TreeItem(node.tag?.slice(repositoryOf(node.tag).length + 1) ?? shortId(node.id));
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon(node.tag === undefined ? "circle-slash" : "tag");
  item.contextValue = contextValueOf("image", ...(snapshot.state.kind === "connected" ? ["live" as const] : []));
  if (image) {
    const created = dayText(image.createdAt);
    const given = verdictOn(snapshot, platform);
    const short = given && shortVerdict(given);
    const facts = vscode.l10n.t("{0} · {1}", formatBytes(image.sizeBytes), created);
    item.description = joined(" · ", facts, short);
    const name = node.tag ?? vscode.l10n.t("untagged");
    item.tooltip = joined("\n", name, image.id, given && explainVerdict(given), given && supportText(given));
    item.accessibilityInformation = {
      label: joined(
        ", ",
        vscode.l10n.t(
          "Image {0}, {1}, created {2}",
          node.tag ?? shortId(node.id),
          formatBytes(image.sizeBytes),
          created,
        ),
        short,
      ),
    };
  }
  return markStale(item, snapshot);
}

/** On Windows engines only: what a Linux engine has, it runs. */
function verdictOn(snapshot: EngineSnapshot, platform: ImagePlatform | undefined): Verdict | undefined {
  const { info } = snapshot;
  return platform && info?.mode === "windows"
    ? verdict(info, platform, { hypervisor: knownHypervisorBehind(snapshot) })
    : undefined;
}

function joined(separator: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(separator);
}
