import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DesktopForwards } from "../../../../src/ui/forwards/desktopForwards";
import type { ForwardParts } from "../../../../src/ui/forwards/forwardNode";
import { Emitter } from "../../../../src/platform/emitter";
import { aContainer, anEngine } from "../tree/anEngine";
import { silentLogger } from "../../platform/loggers";

const ignore = (): void => undefined;

/** Desktops that come and go, and a memory as VS Code has it. */
function desktopsNow(...first: readonly string[]) {
  const changed = new Emitter<undefined>(ignore);
  let present = first;
  const list = () =>
    present.map((id) => ({ snapshot: anEngine(), container: aContainer(id, { name: "win" }), state: undefined }));
  const kept = new Map<string, unknown>();
  const parts = {
    desktops: {
      list,
      find: (id: string) => list().find(({ container }) => container.id === id),
      engineOf: () => undefined,
      onDidChange: changed.event,
    },
    logger: silentLogger,
    memory: {
      get: (key: string) => kept.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    },
    onError: (error: unknown) => assert.ifError(error),
  } as unknown as ForwardParts;
  const become = (...ids: readonly string[]): void => {
    present = ids;
    changed.fire(undefined);
  };
  return { forwards: new DesktopForwards(parts), become };
}

describe("DesktopForwards", () => {
  it("give a desktop that got another container its ports again, under the same number here", async () => {
    const { forwards, become } = desktopsNow("old");
    const { localPort } = await forwards.open({ kind: "desktop", engineKey: "engine", id: "old" }, 22);
    become("old", "new");
    const opened = new Promise((resolve) => forwards.onDidOpen(resolve));

    become("new");
    await opened;

    const node = { kind: "forward", engineKey: "engine", id: "new", port: 22 } as const;
    assert.deepEqual(forwards.all(), [node]);
    assert.equal(forwards.find(node)?.localPort, localPort);
    forwards.dispose();
  });

  it("are not kept when their desktop goes while they are opened", async () => {
    const { forwards, become } = desktopsNow("only");
    const opening = forwards.open({ kind: "desktop", engineKey: "engine", id: "only" }, 22);

    become();

    await assert.rejects(opening, { problem: { kind: "gone" } });
    assert.deepEqual(forwards.all(), []);
    forwards.dispose();
  });

  it("end with a desktop that is gone", async () => {
    const { forwards, become } = desktopsNow("only");
    await forwards.open({ kind: "desktop", engineKey: "engine", id: "only" }, 22);

    become();

    assert.deepEqual(forwards.all(), []);
    forwards.dispose();
  });
});
