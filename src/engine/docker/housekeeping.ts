import type { DiskUsage, Housekeeping, Reclaimed } from "../housekeeping";
import { isOwnNetwork } from "../isOwnNetwork";
import type { Network } from "../model";
import type { Calls } from "./calls";
import type { Dialer } from "./dialer";
import { diskUsageRecord, prunedRecord, toDiskUsage } from "./diskUsageRecord";
import { networkRecord, toNetwork } from "./networkRecord";
import { parseRecord, parseRecords } from "./parseRecords";

/** Measuring and deleting tens of thousands of files takes an engine minutes. */
const patienceMs = 15 * 60_000;

export class DockerHousekeeping implements Housekeeping {
  constructor(
    private readonly dialer: Dialer,
    private readonly calls: Calls,
  ) {}

  diskUsage(signal: AbortSignal): Promise<DiskUsage> {
    return this.calls.run({ operation: "disk usage", signal, deadlineMs: patienceMs }, async (abortSignal) => {
      // Newer engines tell of single things only when asked to; older ones do not know the word, and always do.
      const query = { verbose: true };
      const { body } = await this.dialer.answer({ method: "GET", path: "/system/df", query, signal: abortSignal });
      return toDiskUsage(parseRecord(diskUsageRecord, body));
    });
  }

  unusedNetworks(signal: AbortSignal): Promise<readonly Network[]> {
    return this.calls.run({ operation: "unused networks", signal }, async (abortSignal) => {
      const query = { filters: { dangling: ["true"] } };
      const { body } = await this.dialer.answer({ method: "GET", path: "/networks", query, signal: abortSignal });
      // Some engines list their own networks among the unused.
      return parseRecords(networkRecord, body).map(toNetwork).filter(isOwnNetwork);
    });
  }

  pruneBuildCache(which: "dangling" | "unused", signal: AbortSignal): Promise<Reclaimed> {
    return this.calls.run({ operation: "prune", signal, deadlineMs: patienceMs }, async (abortSignal) => {
      const query = { all: which === "unused" };
      const { body } = await this.dialer.answer({ method: "POST", path: "/build/prune", query, signal: abortSignal });
      const { CachesDeleted, SpaceReclaimed: bytes } = parseRecord(prunedRecord, body);
      return { count: CachesDeleted.length, bytes };
    });
  }
}
