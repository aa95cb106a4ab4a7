import * as z from "zod/mini";
import type { ContainerStats } from "../model";
import { optionalNumber, optionalText } from "./parseRecords";

const cpuUsage = z.catch(z.object({ total_usage: optionalNumber, percpu_usage: z.catch(z.array(z.number()), []) }), {
  total_usage: 0,
  percpu_usage: [],
});
const cpuStats = z.catch(
  z.object({ cpu_usage: cpuUsage, system_cpu_usage: optionalNumber, online_cpus: optionalNumber }),
  { cpu_usage: { total_usage: 0, percpu_usage: [] }, system_cpu_usage: 0, online_cpus: 0 },
);
const traffic = z.object({ rx_bytes: optionalNumber, tx_bytes: optionalNumber });
const blockEntry = z.object({ op: optionalText, value: optionalNumber });

/** One line of `/containers/{id}/stats`; each system fills its own part. */
export const statsRecord = z.object({
  read: z.string(),
  preread: optionalText,
  num_procs: optionalNumber,
  cpu_stats: cpuStats,
  precpu_stats: cpuStats,
  memory_stats: z.catch(z.record(z.string(), z.unknown()), {}),
  networks: z.catch(z.record(z.string(), traffic), {}),
  blkio_stats: z.catch(z.object({ io_service_bytes_recursive: z.catch(z.array(blockEntry), []) }), {
    io_service_bytes_recursive: [],
  }),
  storage_stats: z.catch(z.object({ read_size_bytes: optionalNumber, write_size_bytes: optionalNumber }), {
    read_size_bytes: 0,
    write_size_bytes: 0,
  }),
});

type Record = z.output<typeof statsRecord>;

export function toContainerStats(record: Record): ContainerStats {
  const networks = Object.values(record.networks);
  const isWindows = record.num_procs > 0;
  return {
    readAt: new Date(record.read),
    cpuPercent: isWindows ? windowsCpuPercent(record) : linuxCpuPercent(record),
    ...(isWindows ? windowsMemory(record) : linuxMemory(record)),
    networkReceivedBytes: sum(networks.map(({ rx_bytes }) => rx_bytes)),
    networkSentBytes: sum(networks.map(({ tx_bytes }) => tx_bytes)),
    diskReadBytes: isWindows ? record.storage_stats.read_size_bytes : linuxDiskBytes(record, "read"),
    diskWrittenBytes: isWindows ? record.storage_stats.write_size_bytes : linuxDiskBytes(record, "write"),
  };
}

/** Use is counted in units of 100 ns over all processors. */
function windowsCpuPercent({ read, preread, num_procs, cpu_stats, precpu_stats }: Record): number | undefined {
  const elapsedMs = Date.parse(read) - Date.parse(preread);
  // The first sample has no predecessor: its time is the year 1.
  if (Number.isNaN(elapsedMs) || elapsedMs <= 0 || preread.startsWith("0001-")) {
    return undefined;
  }
  const possible = elapsedMs * 10_000 * num_procs;
  const used = cpu_stats.cpu_usage.total_usage - precpu_stats.cpu_usage.total_usage;
  return used < 0 ? undefined : (used / possible) * 100;
}

function linuxCpuPercent({ cpu_stats, precpu_stats }: Record): number | undefined {
  if (precpu_stats.system_cpu_usage === 0) {
    return undefined;
  }
  const used = cpu_stats.cpu_usage.total_usage - precpu_stats.cpu_usage.total_usage;
  const system = cpu_stats.system_cpu_usage - precpu_stats.system_cpu_usage;
  const cpuCount = cpu_stats.online_cpus || cpu_stats.cpu_usage.percpu_usage.length;
  return system <= 0 || used < 0 ? undefined : (used / system) * cpuCount * 100;
}

function windowsMemory({ memory_stats }: Record) {
  return { memoryBytes: numberOf(memory_stats.privateworkingset), memoryLimitBytes: undefined };
}

/** Without the page cache that the kernel would give back, like the docker program counts it. */
function linuxMemory({ memory_stats }: Record) {
  const usage = numberOf(memory_stats.usage);
  const details = z.safeParse(z.record(z.string(), z.unknown()), memory_stats.stats).data ?? {};
  const inactive = numberOf(details.total_inactive_file ?? details.inactive_file);
  const limit = memory_stats.limit;
  return {
    memoryBytes: inactive < usage ? usage - inactive : usage,
    memoryLimitBytes: typeof limit === "number" && limit > 0 ? limit : undefined,
  };
}

function linuxDiskBytes({ blkio_stats }: Record, operation: "read" | "write"): number {
  const entries = blkio_stats.io_service_bytes_recursive.filter(({ op }) => op.toLowerCase() === operation);
  return sum(entries.map(({ value }) => value));
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
