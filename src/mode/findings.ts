import { isDeepStrictEqual } from "node:util";
import type { ConnectEngine } from "../engine/engine";
import { readDockerConfig } from "../engine/endpoints/dockerConfig";
import type { DaemonMode } from "../engine/model";
import { askMode } from "./activeEngine";
import type { Finding } from "./mode";
import { readSettingsFile, type SettingsPlaces } from "./settingsFiles";

export interface FindingParts {
  readonly connect: ConnectEngine;
  readonly dockerConfigFolder: string;
  readonly places: SettingsPlaces;
}

/** Looks for what keeps the engine of this mode from coming, or us from seeing it. */
export async function findCauses(
  target: DaemonMode,
  where: "everywhere" | "settings",
  parts: FindingParts,
): Promise<readonly Finding[]> {
  const found = await Promise.all([
    settings(target, parts.places),
    where === "everywhere" ? ownAddress(target, parts) : undefined,
  ]);
  return found.filter((finding) => finding !== undefined);
}

/** Once, Docker Desktop broke the common pipe, and the engine was to be had on its own one only. */
async function ownAddress(
  target: DaemonMode,
  { connect, dockerConfigFolder }: FindingParts,
): Promise<Finding | undefined> {
  const name = `desktop-${target}`;
  const { contexts } = await readDockerConfig(dockerConfigFolder);
  const host = contexts.find((context) => context.name === name)?.host;
  const answer = host === undefined ? undefined : await askMode(connect, host, new AbortController().signal);
  return host !== undefined && answer?.kind === "answered" && answer.mode === target
    ? { kind: "ownAddressAnswers", context: name, host }
    : undefined;
}

async function settings(target: DaemonMode, places: SettingsPlaces): Promise<Finding | undefined> {
  const ofLinux = await readSettingsFile(places.linuxDaemon);
  const own =
    target === "linux"
      ? [ofLinux]
      : await Promise.all([places.windowsDaemon, places.windowsDaemonInUse].map(readSettingsFile));
  const broken = own.find(({ kind }) => kind === "zeros" || kind === "notJson");
  if (broken) {
    return { kind: "settingsBroken", path: broken.path, damage: broken.kind === "zeros" ? "zeros" : "notJson" };
  }
  const [ofWindows] = target === "windows" ? own : [];
  const isOverwritten =
    ofWindows?.kind === "settings" &&
    ofLinux.kind === "settings" &&
    Object.keys(ofLinux.value).some((key) => linuxOnly.has(key)) &&
    isDeepStrictEqual(ofWindows.value, ofLinux.value);
  return isOverwritten ? { kind: "settingsOverwritten", path: ofWindows.path } : undefined;
}

/** What Docker Desktop writes into the Linux engine's settings and the Windows engine does not know. */
const linuxOnly = new Set([
  "builder",
  "default-address-pools",
  "default-runtime",
  "iptables",
  "ip6tables",
  "bip",
  "userland-proxy",
]);
