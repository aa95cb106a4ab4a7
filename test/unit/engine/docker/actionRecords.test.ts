import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  changeRecord,
  createdRecord,
  execRecord,
  idRecord,
  toFileChange,
  toProcessTable,
  topRecord,
  updatedRecord,
} from "../../../../src/engine/docker/actionRecords";
import { parseRecord, parseRecords } from "../../../../src/engine/docker/parseRecords";
import { windowsTop } from "./builtWindowsAnswers";
import actions from "./fixtures/actions.json";

describe("what an engine answers to an action", () => {
  it("is the id of what was made, in full", () => {
    assert.match(parseRecord(createdRecord, actions.created).Id, /^[0-9a-f]{64}$/);
    assert.match(parseRecord(idRecord, actions.committed).Id, /^sha256:[0-9a-f]{64}$/);
  });

  it("is a list of warnings, empty where the engine says null", () => {
    assert.deepEqual(parseRecord(createdRecord, { ...actions.created, Warnings: ["a limit"] }).Warnings, ["a limit"]);
    assert.equal(actions.updated.Warnings, null);
    assert.deepEqual(parseRecord(updatedRecord, actions.updated).Warnings, []);
  });

  it("is a table of processes, whose columns each system has of its own", () => {
    const { titles, rows } = toProcessTable(parseRecord(topRecord, actions.top));
    assert.deepEqual(titles, ["UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"]);
    assert.equal(rows[0]?.[titles.indexOf("CMD")], "sleep 1000");
    assert.deepEqual(toProcessTable(parseRecord(topRecord, windowsTop)).titles.slice(0, 2), ["Name", "PID"]);
  });

  it("is every changed file with what became of it", () => {
    const changes = parseRecords(changeRecord, actions.changes).map(toFileChange);
    assert.deepEqual(Object.fromEntries(changes.map(({ path, kind }) => [path, kind])), {
      "/added": "added",
      "/bin": "modified",
      "/bin/vi": "deleted",
    });
  });

  it("is no exit code before a program has ended", () => {
    const [running, ended] = [actions.execRunning, actions.execEnded].map((answer) => parseRecord(execRecord, answer));
    assert.deepEqual([running?.Running, running?.ExitCode], [true, null]);
    assert.deepEqual([ended?.Running, ended?.ExitCode], [false, 3]);
  });
});
