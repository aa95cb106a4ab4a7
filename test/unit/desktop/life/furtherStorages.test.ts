import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { desktopLabel } from "../../../../src/desktop/labels";
import { createFurtherStorages } from "../../../../src/desktop/life/furtherStorages";
import { defaultSpec, type DesktopSpec } from "../../../../src/desktop/spec";
import type { Engine } from "../../../../src/engine/engine";

const before = defaultSpec("desk");
const patient = new AbortController().signal;

function withVolumes(...names: readonly [string, string]): DesktopSpec {
  const [storage2, storage3] = names.map((name) => ({ kind: "volume", name }) as const);
  return { ...before, disks: { ...before.disks, storage2, storage3 } };
}

interface EngineDescription {
  readonly present?: readonly string[];
  /** The volume whose creation is not answered, although it is made. */
  readonly silentAt?: string;
}

/** Keeps volumes by their names, with the desktop that each one is for. */
function engineWith({ present = [], silentAt }: EngineDescription = {}) {
  const volumes = new Map(present.map((name) => [name, "somebody's"]));
  const engine = {
    list: (_kind: "volume", _signal: AbortSignal, names: readonly string[]) =>
      Promise.resolve(names.filter((name) => volumes.has(name)).map((name) => ({ name }))),
    createVolume: (name: string, labels: Readonly<Record<string, string>>) => {
      volumes.set(name, labels[desktopLabel] ?? "");
      return name === silentAt ? Promise.reject(new Error("no answer")) : Promise.resolve();
    },
    remove: (_kind: "volume", name: string) => Promise.resolve(volumes.delete(name)),
  };
  return { engine: engine as unknown as Engine, volumes };
}

describe("createFurtherStorages", () => {
  it("makes the volumes that are named anew, for this desktop, and takes them away again when asked", async () => {
    const { engine, volumes } = engineWith({ present: ["theirs"] });

    const undo = await createFurtherStorages(engine, before, withVolumes("theirs", "mine"), patient);

    assert.deepEqual(Object.fromEntries(volumes), { theirs: "somebody's", mine: "desk" });
    await undo.run();
    assert.deepEqual([...volumes.keys()], ["theirs"]);
  });

  it("makes none that the desktop had before", async () => {
    const { engine, volumes } = engineWith();
    const had = withVolumes("one", "two");

    await createFurtherStorages(engine, had, had, patient);

    assert.equal(volumes.size, 0);
  });

  for (const silentAt of ["first", "second"]) {
    it(`leaves none behind when the ${silentAt} one fails, not even that one, which may be there all the same`, async () => {
      const { engine, volumes } = engineWith({ silentAt });

      await assert.rejects(createFurtherStorages(engine, before, withVolumes("first", "second"), patient), /no answer/);

      assert.deepEqual([...volumes.keys()], []);
    });
  }
});
