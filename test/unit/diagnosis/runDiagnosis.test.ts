import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DiagnosisCheck } from "../../../src/diagnosis/diagnosis";
import { found } from "../../../src/diagnosis/result";
import { runDiagnosis } from "../../../src/diagnosis/runDiagnosis";
import { sleep } from "../../../src/platform/clock";

const good = found("ok", { kind: "running" }, []);

function check(look: DiagnosisCheck["look"]): DiagnosisCheck {
  return { id: "container", subject: "", look };
}

describe("runDiagnosis", () => {
  it("gives each check its deadline, and ends what a late one has started", async () => {
    const ended: unknown[] = [];
    const late = check(async (signal) => {
      signal.addEventListener("abort", () => ended.push("late"));
      return sleep(60_000, signal).then(() => good);
    });
    const deaf = check(() => new Promise(() => undefined));
    const steps: string[] = [];
    // A timer that keeps the program alive, as the window does: the deadlines' own do not.
    const alive = setTimeout(() => undefined, 10_000);

    const rows = await runDiagnosis(
      [check(() => Promise.resolve(good)), late, deaf],
      { deadlineMs: 40, onDone: (done, all) => steps.push(`${done}/${all}`) },
      new AbortController().signal,
    );
    clearTimeout(alive);

    assert.deepEqual(
      rows.map(({ result }) => result.finding),
      [{ kind: "running" }, { kind: "late", afterMs: 40 }, { kind: "late", afterMs: 40 }],
    );
    assert.deepEqual(steps, ["1/3", "2/3", "3/3"]);
    assert.deepEqual(ended, ["late"]);
  });

  it("takes a check that fails for one that cannot tell, with its reason", async () => {
    const failing = check(() => Promise.reject(new Error("EIO")));

    const [row] = await runDiagnosis([failing], { onDone: () => undefined }, new AbortController().signal);

    assert.deepEqual(row?.result, {
      status: "cannotTell",
      finding: { kind: "unreadable" },
      evidence: [{ source: "container", found: "EIO" }],
    });
  });

  it("ends at once when it is cancelled", async () => {
    const abort = new AbortController();
    const running = runDiagnosis(
      [check((signal) => sleep(60_000, signal).then(() => good))],
      { onDone: () => undefined },
      abort.signal,
    );

    abort.abort();

    await assert.rejects(running, { name: "AbortError" });
  });
});
