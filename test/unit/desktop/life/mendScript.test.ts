import assert from "node:assert/strict";
import { execFile, execFileSync, type ExecFileException } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { parseAside } from "../../../../src/desktop/life/putAside";
import { exchangeScript, listAsideScript, removeAsideScript } from "../../../../src/desktop/life/putAsideScripts";
import { mendScript, swapScript } from "../../../../src/desktop/life/snapshotScripts";
import { prelude } from "../../../../src/desktop/life/storageWork";

const work = mkdtempSync(join(tmpdir(), "mend-"));
after(() => rmSync(work, { recursive: true, force: true }));

/** Only the order of what is done counts here, and no engine loses its power. */
const preface = `sync() { :; }
step=0
count() { if [ $BASHPID != $$ ]; then return; fi; step=$((step + 1)); if [ $step -eq "$LAST" ]; then kill -KILL $$; fi; }
`;

/** Runs a script as the engine does, with its folders in `root`; it is killed before its command number `last`. */
async function run(script: string, root: string, last = 0): Promise<"ended" | "killed"> {
  const moved = (text: string): string => text.replaceAll("/storage", `${root}/storage`);
  const text = `${preface}${moved(prelude)}set -T\ntrap count DEBUG\n${moved(script)}`;
  const env = { ...process.env, LAST: String(last) };
  const error = await new Promise<ExecFileException | null>((resolve) => {
    // Node's pipes are sockets, behind which bash may expect a remote shell, and read what a person set up for those.
    execFile("bash", ["--norc", "-c", text], { env }, resolve);
  });
  assert.ok(!error || error.signal === "SIGKILL", error?.message);
  return error ? "killed" : "ended";
}

/** Every file but the snapshots with what is in it. */
function filesIn(root: string): Readonly<Record<string, string>> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(root.length), readFileSync(name, "utf8")]));
}

function fill(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
}

const own = ".windows-containers";

/** Two disks, each with what comes from the snapshot beside it. */
function unpacked(): string {
  const root = mkdtempSync(join(work, "state-"));
  fill(join(root, "storage"), { "data.img": "mine", "windows.boot": "mine", "windows.note": "mine" });
  fill(join(root, "storage2"), { "data2.img": "mine" });
  fill(join(root, "storage", own, "restored"), { "data.img": "theirs", "windows.boot": "theirs" });
  fill(join(root, "storage2", own, "restored"), { "data2.img": "theirs" });
  return root;
}

function copyOf(root: string): string {
  const copy = mkdtempSync(join(work, "state-"));
  // With its times as fine as they are.
  execFileSync("cp", ["-a", `${root}/.`, copy]);
  return copy;
}

const mine = {
  "/storage/data.img": "mine",
  "/storage/windows.boot": "mine",
  "/storage/windows.note": "mine",
  "/storage2/data2.img": "mine",
};
const theirs = {
  "/storage/data.img": "theirs",
  "/storage/windows.boot": "theirs",
  "/storage2/data2.img": "theirs",
};

/** Every state that a restoration can be killed in, once. */
async function findBroken(): Promise<readonly string[]> {
  const states = new Map<string, string>();
  for (let last = 1; ; last += 1) {
    const root = unpacked();
    const end = await run(swapScript, root, last);
    states.set(JSON.stringify(filesIn(root)), root);
    if (end === "ended") {
      return [...states.values()];
    }
  }
}

/** Mends, killed at each start one command further on than at the last one. */
async function mendOftenKilled(root: string): Promise<void> {
  for (let last = 1; (await run(mendScript, root, last)) === "killed"; last += 1);
}

const skip = process.platform === "linux" ? false : "a script for the bash of a Linux container";

describe("mending a storage", { skip }, () => {
  let broken: readonly string[] = [];
  before(async () => (broken = await findBroken()));

  it("ends on one side, wherever the restoration and each mend after it were killed", async () => {
    assert.ok(broken.length > 8, String(broken.length));
    await Promise.all(
      broken.map(async (state) => {
        const whole = copyOf(state);
        await run(mendScript, whole);
        const end = filesIn(whole);
        assert.deepEqual(end, end["/storage/data.img"] === "mine" ? mine : theirs, state);
        const again = copyOf(state);
        await mendOftenKilled(again);
        assert.deepEqual(filesIn(again), end);
      }),
    );
  });

  it("keeps what a machine wrote into a half restored storage, beside what was there before", async () => {
    const half = broken.find((state) => {
      const files = filesIn(state);
      return `/storage/${own}/replaced-all` in files && files["/storage/data.img"] === "theirs";
    });
    assert.ok(half !== undefined);
    const root = copyOf(half);
    writeFileSync(join(root, "storage", "data.img"), "newer");
    writeFileSync(join(root, "storage", "windows.later"), "newer");
    await mendOftenKilled(root);
    assert.deepEqual(filesIn(root), {
      ...mine,
      [`/storage/${own}/aside/data.img`]: "newer",
      [`/storage/${own}/aside/windows.later`]: "newer",
    });
  });
});

describe("what a mend put aside", { skip }, () => {
  const aside = (number: string, file: string): string => `/storage${number}/${own}/aside/${file}`;

  function withAside(): string {
    const root = mkdtempSync(join(work, "aside-"));
    fill(join(root, "storage"), { "data.img": "mine", "windows.boot": "mine" });
    fill(join(root, "storage2"), { "data2.img": "mine" });
    fill(join(root, "storage", own, "aside"), { "data.img": "newer", "data.img.~1~": "old", "windows.later": "newer" });
    fill(join(root, "storage2", own, "aside"), { "data2.img": "newer" });
    return root;
  }

  it("changes places with what is there, and back", async () => {
    const root = withAside();
    const before = filesIn(root);
    await run(exchangeScript, root);
    assert.deepEqual(filesIn(root), {
      "/storage/data.img": "newer",
      "/storage/windows.boot": "mine",
      "/storage/windows.later": "newer",
      "/storage2/data2.img": "newer",
      [aside("", "data.img")]: "mine",
      [aside("", "data.img.~1~")]: "old",
      [aside("2", "data2.img")]: "mine",
    });
    await run(exchangeScript, root);
    const { "/storage/windows.later": later, ...after } = filesIn(root);
    assert.deepEqual({ ...after, [aside("", "windows.later")]: later }, before);
  });

  it("never leaves a disk's place empty, nor loses one, wherever it is killed", async () => {
    for (let last = 1; ; last += 1) {
      const root = withAside();
      const end = await run(exchangeScript, root, last);
      const broken = filesIn(root);
      assert.ok("/storage/data.img" in broken && "/storage2/data2.img" in broken, String(last));
      await run(exchangeScript, root);
      const { "/storage/data.img": here, [aside("", "data.img")]: away, ...others } = filesIn(root);
      assert.deepEqual([here, away].sort(), ["mine", "newer"], String(last));
      assert.equal(others[aside("", "data.img.~1~")], "old");
      if (end === "ended") {
        return;
      }
    }
  });

  it("is listed with its size, and gone when it is removed", async () => {
    const root = withAside();
    const list = listAsideScript.replaceAll("/storage", `${root}/storage`);
    const files = parseAside(execFileSync("sh", ["-c", list], { encoding: "utf8" }));
    assert.deepEqual(
      files.map(({ path }) => path.slice(root.length)),
      [aside("", "data.img"), aside("", "data.img.~1~"), aside("", "windows.later"), aside("2", "data2.img")],
    );
    assert.ok(files.every(({ bytes, modifiedAt }) => bytes > 0 && modifiedAt > 1_700_000_000));
    await run(removeAsideScript, root);
    assert.deepEqual(Object.keys(filesIn(root)), ["/storage/data.img", "/storage/windows.boot", "/storage2/data2.img"]);
  });
});
