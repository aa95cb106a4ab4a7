import assert from "node:assert/strict";
import type { Engine } from "../../src/engine/engine";
import type { ContainerState, Isolation } from "../../src/engine/model";
import type { Inventory } from "../../src/inventory/inventory";
import { UserError } from "../../src/ui/errors/userError";
import { pickContainer } from "../../src/ui/pickers/pickContainers";
import { aContainer, anEngine } from "../unit/ui/tree/anEngine";

/** One running container of a Windows engine, and its row. */
function isolatedBy(isolation: Isolation, state: ContainerState = "running") {
  const { info } = anEngine();
  const container = new Map([["web", aContainer("web", { state })]]);
  const snapshot = anEngine({ container, info: info && { ...info, mode: "windows" } });
  const isolations = () => Promise.resolve(new Map([["web", isolation]]));
  const engine = { containers: { isolations } } as unknown as Engine;
  const inventory = { engines: [snapshot], engine: () => engine } as unknown as Inventory;
  return { inventory, row: { kind: "container", engineKey: snapshot.key, id: "web" } as const };
}

describe("a container whose row is clicked", () => {
  const question = { placeHolder: "Pause which container?", ability: "pause" } as const;

  it("is taken where its engine and isolation allow what is wanted", async () => {
    const { inventory, row } = isolatedBy("hyperv");

    assert.equal((await pickContainer(inventory, question, row)).container.id, "web");
  });

  it("is refused with the reason where they do not, though no menu offers it", async () => {
    const { inventory, row } = isolatedBy("process");

    await assert.rejects(
      pickContainer(inventory, question, row),
      (error) =>
        error instanceof UserError &&
        error.message.includes("web") &&
        error.remedies.map(({ title }) => title).join() === "Inspect",
    );
  });

  it("is refused with the button that changes its state where that alone is in the way", async () => {
    const { inventory, row } = isolatedBy("hyperv", "exited");

    await assert.rejects(
      pickContainer(inventory, question, row),
      (error) => error instanceof UserError && error.remedies.map(({ title }) => title).join() === "Start",
    );
  });

  it("is said to be gone when it is, and its engine to be away when that is", async () => {
    const { inventory, row } = isolatedBy("hyperv");
    const away = { ...inventory, engines: [] };

    for (const [there, title] of [
      [inventory, "Refresh"],
      [away, "Try Again"],
    ] as const) {
      await assert.rejects(
        pickContainer(there, question, { ...row, id: "gone" }),
        (error) => error instanceof UserError && error.remedies[0].title === title,
      );
    }
  });

  it("is asked nothing about for what every container can", async () => {
    const { inventory, row } = isolatedBy("process");

    assert.equal((await pickContainer(inventory, { placeHolder: "Which?" }, row)).container.id, "web");
  });
});
