// @ts-check
import { createHash } from "node:crypto";
import { Transform } from "node:stream";

/** Turns a Linux engine's stream of samples, one JSON object per line, into a Windows engine's. */
export class WindowsStats extends Transform {
  #rest = "";

  /**
   * @override
   * @param {Buffer} chunk
   * @param {BufferEncoding} _encoding
   * @param {import("node:stream").TransformCallback} callback
   */
  _transform(chunk, _encoding, callback) {
    const lines = (this.#rest + chunk.toString("utf8")).split("\n");
    this.#rest = lines.pop() ?? "";
    callback(null, lines.map(rewritten).join(""));
  }

  /** @override @param {import("node:stream").TransformCallback} callback */
  _flush(callback) {
    callback(null, rewritten(this.#rest));
  }
}

/** @param {string} line */
function rewritten(line) {
  return line.trim() === "" ? "" : `${JSON.stringify(asWindowsStats(JSON.parse(line)))}\n`;
}

/** @param {any} sample */
function asWindowsStats(sample) {
  const { read, preread, name, id, cpu_stats: cpu, precpu_stats: before } = sample;
  return {
    read,
    preread,
    num_procs: cpu.online_cpus ?? before.online_cpus ?? 1,
    name,
    id,
    cpu_stats: { cpu_usage: asWindowsCpu(cpu.cpu_usage) },
    precpu_stats: { cpu_usage: asWindowsCpu(before.cpu_usage) },
    memory_stats: asWindowsMemory(sample.memory_stats),
    storage_stats: asWindowsStorage(sample.blkio_stats),
    networks: Object.fromEntries(
      Object.entries(sample.networks ?? {}).map(([key, value]) => [guidOf(`${id}/${key}`), value]),
    ),
  };
}

/** A container that does not run has none. @param {{ usage?: number, max_usage?: number }} memory */
function asWindowsMemory({ usage = 0, max_usage: peak = usage }) {
  return { commitbytes: usage, commitpeakbytes: peak, privateworkingset: usage };
}

/** @param {any} disk */
function asWindowsStorage(disk) {
  return {
    read_count_normalized: sumOf(disk.io_serviced_recursive, "read"),
    read_size_bytes: sumOf(disk.io_service_bytes_recursive, "read"),
    write_count_normalized: sumOf(disk.io_serviced_recursive, "write"),
    write_size_bytes: sumOf(disk.io_service_bytes_recursive, "write"),
  };
}

/** Nanoseconds become units of 100 ns. @param {any} usage */
function asWindowsCpu(usage) {
  const of = (/** @type {number | undefined} */ nanoseconds) => Math.floor((nanoseconds ?? 0) / 100);
  return {
    total_usage: of(usage?.total_usage),
    usage_in_kernelmode: of(usage?.usage_in_kernelmode),
    usage_in_usermode: of(usage?.usage_in_usermode),
  };
}

/** @param {{ op: string, value: number }[] | null | undefined} entries @param {string} operation */
function sumOf(entries, operation) {
  return (entries ?? []).filter(({ op }) => op.toLowerCase() === operation).reduce((sum, { value }) => sum + value, 0);
}

/** @param {string} text */
function guidOf(text) {
  const digits = createHash("sha256").update(text).digest("hex");
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)]
    .join("-")
    .toUpperCase();
}
