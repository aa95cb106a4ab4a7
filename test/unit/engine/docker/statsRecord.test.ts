import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseRecord } from "../../../../src/engine/docker/parseRecords";
import { statsRecord, toContainerStats } from "../../../../src/engine/docker/statsRecord";
import { hyperVStats } from "./builtWindowsHyperV";
import { processStats } from "./builtWindowsProcess";
import recorded from "./fixtures/stats.json";

function statsOf(sample: object) {
  return toContainerStats(parseRecord(statsRecord, sample));
}

/** Half of one of four processors, in the kernel's units. */
const linuxSample = {
  read: "2026-11-24T10:00:02Z",
  preread: "2026-11-24T10:00:01Z",
  num_procs: 0,
  cpu_stats: { cpu_usage: { total_usage: 1_500 }, system_cpu_usage: 14_000, online_cpus: 4 },
  precpu_stats: { cpu_usage: { total_usage: 1_000 }, system_cpu_usage: 10_000, online_cpus: 4 },
  memory_stats: { usage: 1_000, limit: 4_000, stats: { inactive_file: 300 } },
};

describe("a sample of a container's use", () => {
  it("is read of a recorded Linux container, whose first sample has no processor time yet", () => {
    const [first, second] = recorded.map(statsOf);
    assert.equal(first?.cpuPercent, undefined);
    assert.ok(second?.cpuPercent !== undefined && second.cpuPercent >= 0 && second.cpuPercent < 200);
    assert.ok(second.memoryBytes > 0);
    assert.equal(second.memoryLimitBytes, 8_589_934_592);
    assert.ok(second.networkReceivedBytes > 0);
    assert.equal(second.readAt.toISOString().slice(0, 4), recorded[1]?.read.slice(0, 4));
  });

  it("counts a Linux container's processors against one core", () => {
    assert.equal(statsOf(linuxSample).cpuPercent, 50);
  });

  it("counts the processors themselves for engines that do not tell their number", () => {
    const cpu_stats = { cpu_usage: { total_usage: 1_500, percpu_usage: [1, 2] }, system_cpu_usage: 14_000 };
    assert.equal(statsOf({ ...linuxSample, cpu_stats }).cpuPercent, 25);
  });

  it("leaves out the page cache of a Linux container's memory", () => {
    assert.equal(statsOf(linuxSample).memoryBytes, 700);
    const older = { usage: 1_000, stats: { total_inactive_file: 400, inactive_file: 300 } };
    assert.equal(statsOf({ ...linuxSample, memory_stats: older }).memoryBytes, 600);
    assert.equal(statsOf({ ...linuxSample, memory_stats: older }).memoryLimitBytes, undefined);
  });

  it("adds up a Linux container's disks, whatever the case of their words", () => {
    const io_service_bytes_recursive = [
      { op: "Read", value: 1 },
      { op: "read", value: 2 },
      { op: "Write", value: 4 },
      { op: "Total", value: 7 },
    ];
    const stats = statsOf({ ...linuxSample, blkio_stats: { io_service_bytes_recursive } });
    assert.deepEqual([stats.diskReadBytes, stats.diskWrittenBytes], [3, 4]);
  });

  it("counts a Windows container's processors against the whole host, by hand in Hyper-V isolation", () => {
    // 5,000,000 units of 100 ns were used, out of the 10,000,000 of one second on each of 4 processors.
    assert.equal(statsOf(hyperVStats).cpuPercent, (5_000_000 / (10_000_000 * 4)) * 100);
    assert.equal(statsOf(hyperVStats).cpuPercent, 12.5);
  });

  it("counts the same in process isolation", () => {
    // 5,000,000 units of 100 ns were used, out of the 2,500,000 of a quarter of a second on each of 8 processors.
    assert.equal(statsOf(processStats).cpuPercent, (5_000_000 / (2_500_000 * 8)) * 100);
    assert.equal(statsOf(processStats).cpuPercent, 25);
  });

  it("has no processor time in a Windows container's first sample", () => {
    for (const sample of [hyperVStats, processStats]) {
      assert.equal(statsOf({ ...sample, preread: "0001-01-01T00:00:00Z" }).cpuPercent, undefined);
    }
  });

  it("takes memory, network and disk where Windows puts them, in Hyper-V isolation", () => {
    const { readAt: _readAt, cpuPercent: _cpuPercent, ...rest } = statsOf(hyperVStats);
    assert.deepEqual(rest, {
      memoryBytes: 70_000_000,
      memoryLimitBytes: undefined,
      networkReceivedBytes: 111,
      networkSentBytes: 55,
      diskReadBytes: 4_096,
      diskWrittenBytes: 8_192,
    });
  });

  it("takes memory, network and disk where Windows puts them, in process isolation", () => {
    const { readAt: _readAt, cpuPercent: _cpuPercent, ...rest } = statsOf(processStats);
    assert.deepEqual(rest, {
      memoryBytes: 123_456_789,
      memoryLimitBytes: undefined,
      networkReceivedBytes: 2_000,
      networkSentBytes: 900,
      diskReadBytes: 65_536,
      diskWrittenBytes: 12_288,
    });
  });

  it("is all zeros for a container that has ended", () => {
    const stats = statsOf({ read: "0001-01-01T00:00:00Z", cpu_stats: {}, precpu_stats: {}, memory_stats: {} });
    assert.deepEqual([stats.cpuPercent, stats.memoryBytes], [undefined, 0]);
  });
});
