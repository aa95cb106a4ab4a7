import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseContainer } from "../../../../src/desktop/containerRecord";
import { evaluationOf } from "../../../../src/desktop/life/evaluation";
import { healthWarnings, parseStorageHealth, type DesktopHealth } from "../../../../src/desktop/life/health";

const day = 24 * 60 * 60;
const now = 1_800_000_000;

describe("evaluationOf", () => {
  it("gives servers 180 days and the others 90, from the installation on", () => {
    assert.deepEqual(evaluationOf("2022", now - 10 * day, now), { days: 180, endsAt: now + 170 * day, daysLeft: 170 });
    assert.equal(evaluationOf("10i", now - day, now)?.days, 90);
    assert.deepEqual(evaluationOf("win11e", now - 91 * day, now), { days: 90, endsAt: now - day, daysLeft: -1 });
  });

  it("knows nothing of a Windows that is no trial, is its own medium, or is not installed", () => {
    assert.equal(evaluationOf("11", now, now), undefined);
    assert.equal(evaluationOf("https://example.com/win.iso", now, now), undefined);
    assert.equal(evaluationOf("2022", undefined, now), undefined);
  });
});

describe("parseStorageHealth", () => {
  it("reads times, sizes and room", () => {
    const output = [
      "time base 1700000000",
      "time boot 1700900000",
      "disk 68719476736 5000000",
      "storage 9000000\nsnapshots 3000000\naside 500000\nfree 7000000",
    ].join("\n");
    assert.deepEqual(parseStorageHealth(output), {
      ...{ installedAt: 1_700_000_000, mark: "present", storageBytes: 9_000_000, asideBytes: 500_000 },
      ...{ disk: { sizeBytes: 68_719_476_736, usedBytes: 5_000_000 }, snapshotBytes: 3_000_000, freeBytes: 7_000_000 },
    });
  });

  it("takes the mark's time for a disk that was imported, and nothing of an empty storage", () => {
    assert.equal(parseStorageHealth("time boot 17\n").installedAt, 17);
    const empty = parseStorageHealth("storage 4096\nfree 1\n");
    assert.deepEqual([empty.installedAt, empty.mark, empty.disk], [undefined, "absent", undefined]);
  });
});

describe("healthWarnings", () => {
  const record = parseContainer({
    ...{ Id: "1", Name: "/desk", RestartCount: 3 },
    State: { Status: "running", ExitCode: 0, OOMKilled: true, StartedAt: "2026-01-01T00:00:00Z" },
    Config: { Image: "desk:1" },
  });
  const storage = parseStorageHealth("disk 100 40\naside 7\nfree 59\n");
  const sick: DesktopHealth = { record, storage, evaluation: { days: 90, endsAt: 0, daysLeft: 14 } };

  it("tells what will become a problem", () => {
    assert.deepEqual(healthWarnings(sick), [
      { kind: "evaluationEnds", daysLeft: 14 },
      { kind: "roomShort", growthBytes: 60, freeBytes: 59 },
      { kind: "restarts", count: 3 },
      { kind: "outOfMemory" },
      { kind: "unmarked" },
      { kind: "putAside", bytes: 7 },
    ]);
    const over = { ...sick, evaluation: { days: 90, endsAt: 0, daysLeft: -1 } };
    assert.deepEqual(healthWarnings(over)[0], { kind: "evaluationOver", days: 90 });
  });

  it("tells nothing of a desktop that is well", () => {
    const well: DesktopHealth = {
      record: { ...record, restartCount: 0, outOfMemory: false },
      storage: parseStorageHealth("time boot 1\ndisk 100 40\nfree 60\n"),
      evaluation: { days: 90, endsAt: 0, daysLeft: 15 },
    };
    assert.deepEqual(healthWarnings(well), []);
  });
});
