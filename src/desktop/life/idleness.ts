import type { Engine } from "../../engine/engine";
import type { ContainerStats } from "../../engine/model";
import { runInside } from "../machine/runInside";

/** What a desktop does at one moment. */
export interface Activity {
  /** Of one core. */
  readonly cpuPercent: number;
  /** Of its whole life, in and out. */
  readonly networkBytes: number;
  /** Screens, forwards and remote desktops that hold a connection, from wherever. */
  readonly connections: number;
}

/** Windows that waits for somebody takes a few percent; its updates and virus scans take more, and are work. */
const quietCpuPercent = 20;
/** Between two looks: what Windows says to the network by itself. */
const quietNetworkBytes = 2_000_000;

/** Prints the rules by which the image hands connections on to Windows; each counts the connections that it ever took. */
const handedOn = "iptables -t nat -nvxL QEMU_DNAT";

/**
 * A number: the connections from outside that are handed on to Windows, which no socket of the container shows. Where the
 * kernel does not list them there are none for sure if none was ever handed on, and else there may always be one.
 *
 * @param table as the kernel lists them
 * @param guest a file with the address of Windows, absent where nothing is handed on
 * @param rules the command that prints the rules with their counts
 */
export function countInbound(table: string, guest: string, rules = handedOn): string {
  return `guest=$(cat ${guest} 2> /dev/null)
if [ -z "$guest" ]; then echo 0
elif [ ! -r ${table} ]; then
  counted=$(${rules} 2> /dev/null) || counted=
  printf '%s\\n' "$counted" | awk '$3 == "DNAT" { rules++; taken += $1 } END { print (rules == 0 || taken > 0) ? 1 : 0 }'
else awk -v guest="src=$guest" '/ESTABLISHED/ { sources = 0; for (i = 1; i <= NF; i++) if ($i ~ /^src=/ && ++sources == 2 && $i == guest) count++ } END { print count + 0 }' ${table}
fi`;
}

// The screen, the image's page and Remote Desktop have connections to these; each forward of ours is a program there.
const script = `
ss -Htn state established "( sport = :\${VNC_PORT:-5900} or sport = :5700 or sport = :\${WEB_PORT:-8006} or sport = :3389 )" | wc -l
ps -eo comm= | grep -c '^nc'
${countInbound("/proc/net/nf_conntrack", "/run/shm/qemu.ip")}`;

export async function lookAtActivity(engine: Engine, id: string, signal: AbortSignal): Promise<Activity> {
  const [{ output }, stats] = await Promise.all([runInside(engine, id, script, signal), measure(engine, id, signal)]);
  const counts = output.split("\n").map((line) => Number(line.trim()));
  return {
    cpuPercent: stats.cpuPercent ?? 100,
    networkBytes: stats.networkReceivedBytes + stats.networkSentBytes,
    connections: counts.reduce((sum, count) => sum + (Number.isFinite(count) ? count : 0), 0),
  };
}

/** The first sample has nothing to compare with. */
async function measure(engine: Engine, id: string, signal: AbortSignal): Promise<ContainerStats> {
  for await (const stats of engine.stats(id, signal)) {
    if (stats.cpuPercent !== undefined) {
      return stats;
    }
  }
  throw new Error("The container ended while it was measured.");
}

export function isQuiet(before: Activity, now: Activity): boolean {
  return (
    now.connections === 0 &&
    now.cpuPercent < quietCpuPercent &&
    now.networkBytes - before.networkBytes < quietNetworkBytes
  );
}

/** Since when a desktop is quiet, look by look. */
export class IdleClock {
  private last: Activity | undefined;
  private quietSince: number | undefined;

  /** For how long by now, in milliseconds; 0 after anything happened. */
  look(activity: Activity, now: number): number {
    const quiet = this.last !== undefined && isQuiet(this.last, activity);
    this.last = activity;
    this.quietSince = quiet ? (this.quietSince ?? now) : undefined;
    return this.quietSince === undefined ? 0 : now - this.quietSince;
  }

  stir(): void {
    this.quietSince = undefined;
  }
}
