import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readRoom } from "../../../../src/desktop/create/probeRoom";

const memory = "MemTotal:       16384000 kB\nMemFree:          100000 kB\nMemAvailable:    8000000 kB\n";

describe("the room on an engine's host", () => {
  it("is what can be had, not what lies idle", () => {
    assert.deepEqual(
      readRoom(
        `${memory}cores: 8\nFilesystem     1024-blocks      Used Available Capacity Mounted on\n/dev/mapper/vg-root 102400000 50000000 52400000      49% /storage\n`,
      ),
      { freeMemoryBytes: 8_000_000 * 1024, cores: 8, freeDiskBytes: 52_400_000 * 1024 },
    );
  });

  it("is read from BusyBox as well, and from a disk whose name has a blank", () => {
    const table = "Filesystem           1024-blocks    Used Available Capacity Mounted on\n";
    assert.equal(readRoom(`${table}overlay               1000      200       800  20% /\n`).freeDiskBytes, 800 * 1024);
    assert.equal(readRoom(`${table}C:\\ on host 1000 200 700 20% /storage\n`).freeDiskBytes, 700 * 1024);
  });

  it("is not known where nothing was told", () => {
    assert.deepEqual(readRoom("sh: nproc: not found\ncores: \n"), {});
  });
});
