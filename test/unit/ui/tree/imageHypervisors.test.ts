import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import type { Hypervisor } from "../../../../src/compatibility/hypervisor";
import { HypervisorQuestion } from "../../../../src/ui/compatibility/hypervisorQuestion";
import { ImageHypervisors } from "../../../../src/ui/tree/explorer/imageHypervisors";
import type { ImageNode } from "../../../../src/ui/tree/explorer/nodes";
import { anEngine } from "./anEngine";

const nodeOf = (id: string): ImageNode => ({ kind: "image", engineKey: "engine", id, tag: `${id}:1` });
const usual = anEngine();
const windows = anEngine({
  endpoint: { ...usual.endpoint, host: "npipe:////./pipe/dockerDesktopWindowsEngine" },
  info: usual.info && { ...usual.info, mode: "windows" },
});
const remote = { ...windows, endpoint: { ...usual.endpoint, host: "ssh://lab" } };

function arrange({ platform = "win32" }: { platform?: NodeJS.Platform } = {}) {
  const redrawn: string[][] = [];
  const open: { resolve(answer: Hypervisor): void; reject(error: Error): void }[] = [];
  const question = new HypervisorQuestion(
    async () => new Promise((resolve, reject) => open.push({ resolve, reject })),
    platform,
  );
  const hypervisors = new ImageHypervisors(question, (nodes) => redrawn.push(nodes.map(({ id }) => id)));
  return { hypervisors, question, redrawn, open };
}

describe("the hypervisor behind the images that are shown", () => {
  it("is asked for once, and the rows that are there by then are drawn once more", async () => {
    const { hypervisors, redrawn, open } = arrange();

    assert.deepEqual(
      ["a", "b", "a"].map((id) => hypervisors.of(nodeOf(id), windows)),
      ["unknown", "unknown", "unknown"],
    );
    assert.equal(open.length, 1);
    open[0]?.resolve("missing");
    await settled();

    assert.deepEqual(redrawn, [["a", "b"]]);
    assert.equal(hypervisors.of(nodeOf("c"), windows), "missing");
    assert.equal(open.length, 1);
  });

  it("is taken from whoever asked for it first", async () => {
    const { hypervisors, question, redrawn, open } = arrange();
    const asked = question.about(windows);
    hypervisors.of(nodeOf("a"), windows);
    open[0]?.resolve("present");

    assert.equal(await asked, "present");
    await settled();
    assert.deepEqual(redrawn, [["a"]]);
    assert.equal(open.length, 1);
  });

  it("leaves the rows as they are when Windows does not tell, and does not ask without end", async () => {
    const { hypervisors, redrawn, open } = arrange();
    hypervisors.of(nodeOf("a"), windows);
    open[0]?.resolve("unknown");
    await settled();
    assert.equal(hypervisors.of(nodeOf("a"), windows), "unknown");
    assert.deepEqual(redrawn, []);
    assert.equal(open.length, 1);
  });

  it("is asked for again, with the next drawing, after a question that failed", async () => {
    const { hypervisors, redrawn, open } = arrange();
    hypervisors.of(nodeOf("a"), windows);
    open[0]?.reject(new Error("no more processes"));
    await settled();
    assert.deepEqual(redrawn, []);
    hypervisors.of(nodeOf("a"), windows);
    assert.equal(open.length, 2);
    open[1]?.resolve("present");
    await settled();
    assert.deepEqual(redrawn, [["a"]]);
  });

  it("is not asked for of an engine elsewhere, of a Linux engine, and where this is no Windows", () => {
    const { hypervisors, open } = arrange();
    assert.equal(hypervisors.of(nodeOf("a"), remote), "unknown");
    assert.equal(hypervisors.of(nodeOf("a"), usual), "unknown");
    const onLinux = arrange({ platform: "linux" });
    assert.equal(onLinux.hypervisors.of(nodeOf("a"), windows), "unknown");
    assert.equal(open.length + onLinux.open.length, 0);
  });
});
