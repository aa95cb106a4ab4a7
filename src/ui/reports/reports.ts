import type { Inventory } from "../../inventory/inventory";
import { changesText, processesText } from "./containerReports";
import { diskUsageText } from "./diskUsageReport";
import { healthText } from "./healthReport";
import { networkText } from "./networkReport";
import type { ReportSubject } from "./reportSubject";
import { engineAway } from "../errors/usualErrors";

type WriteReport = (subject: ReportSubject, signal: AbortSignal) => Promise<string>;

const writers = {
  processes: processesText,
  changes: changesText,
  diskUsage: diskUsageText,
  health: healthText,
  network: networkText,
} as const satisfies Readonly<Record<string, WriteReport>>;

export const reportKinds = [
  "processes",
  "changes",
  "diskUsage",
  "health",
  "network",
] as const satisfies readonly (keyof typeof writers)[];

export type ReportKind = (typeof reportKinds)[number];

export async function writeReport(
  inventory: Inventory,
  address: { readonly report: ReportKind; readonly engineKey: string; readonly id: string; readonly name: string },
  signal: AbortSignal,
): Promise<string> {
  const { report, engineKey, id, name } = address;
  const engine = inventory.engine(engineKey);
  const snapshot = inventory.engines.find(({ key }) => key === engineKey);
  if (!engine || !snapshot) {
    throw engineAway();
  }
  return writers[report]({ inventory, engine, snapshot, id, name }, signal);
}
