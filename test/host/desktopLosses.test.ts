import assert from "node:assert/strict";
import type { Engine } from "../../src/engine/engine";
import { desktopDetails, longestGrace, type ProjectDesktop } from "../../src/ui/commands/compose/composeDesktops";
import { killLosses, lossText, removalLosses } from "../../src/ui/commands/desktops/desktopLosses";
import { aRecord } from "../unit/desktop/aRecord";
import { aContainer } from "../unit/ui/tree/anEngine";

const desk = aContainer("desk", { image: "dockurr/windows:6.05" });
const engine = { inspect: () => Promise.reject(new Error("gone")) } as unknown as Engine;

describe("what a kill would cost a desktop", () => {
  const said = {
    removed: /--rm: its container and its disk are removed when it ends/,
    kept: /its disk is as after a power failure/,
    empty: /is being prepared: it begins anew/,
    lost: /its next start would delete the disk and install Windows anew/,
    unknown: /everything in it may be lost/,
  } as const;
  const outlooks = Object.keys(said) as readonly (keyof typeof said)[];

  for (const outlook of outlooks) {
    it(`is said of a disk that is ${outlook}, and of no other`, () => {
      const met = outlooks.filter((one) => said[outlook].test(lossText("desk", one)));

      assert.deepEqual(met, [outlook]);
    });
  }

  it("is said of desktops that run, and stays open where nothing can be read", async () => {
    const targets = [desk, aContainer("web"), aContainer("ended", { image: desk.image, state: "exited" })];
    const losses = await killLosses(targets.map((container) => ({ engine, container })));

    assert.equal(losses.length, 1);
    assert.match(losses.join(), said.unknown);
  });
});

describe("the question before containers are removed", () => {
  it("says which disks of desktops lie in them, and nothing of what cannot be looked at", async () => {
    const inside = { Id: "1", Name: "/desk", State: { Status: "exited", ExitCode: 0, StartedAt: "" } };
    const Mounts = [{ Type: "volume", Name: "win", Destination: "/storage" }];
    const Config = { Image: desk.image, Env: ["DISK2_SIZE=8G"] };
    const looking = { inspect: () => Promise.resolve({ ...inside, Config, Mounts }) } as unknown as Engine;
    const losses = async (looked: Engine) =>
      removalLosses([desk, aContainer("web")].map((container) => ({ engine: looked, container })));

    assert.deepEqual(await losses(looking), [
      "Disk 2 of desk lies in its container and is lost with it. Copy what is on it first.",
    ]);
    assert.deepEqual(await losses(engine), []);
  });
});

describe("the question before compose takes a project down", () => {
  const inContainer: ProjectDesktop = { engine, container: desk, record: aRecord({ mounts: [] }), outlook: "kept" };

  it("says that its desktops are shut down first, and what goes with their containers", () => {
    assert.match(
      desktopDetails([inContainer], "go").join("\n"),
      /shut down in order first.*\nDisk 1 of desk lies in its container/,
    );
    assert.doesNotMatch(desktopDetails([inContainer], "stay").join("\n"), /lies in its container/);
  });

  it("warns of one that was not shut down in order yet", () => {
    const unfinished = { ...inContainer, outlook: "lost" } as const;

    assert.match(
      desktopDetails([unfinished], "stay").join("\n"),
      /if its installation is not complete, it begins anew/,
    );
    assert.doesNotMatch(desktopDetails([inContainer], "stay").join("\n"), /begins anew/);
  });

  it("says of one that rests only what goes with its container", () => {
    const resting: ProjectDesktop = {
      ...{ engine, container: { ...desk, state: "exited" } },
      ...{ record: aRecord({ mounts: [] }), outlook: "atRest" },
    };

    assert.match(desktopDetails([resting], "go").join("\n"), /^Disk 1 of desk lies in its container[^\n]*$/);
    assert.deepEqual(desktopDetails([resting], "stay"), []);
    assert.equal(longestGrace([resting]), undefined);
  });

  it("gives compose the time of the slowest", () => {
    assert.equal(longestGrace([]), undefined);
    assert.equal(longestGrace([inContainer]), 120);
  });
});
