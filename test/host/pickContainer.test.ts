import assert from "node:assert/strict";
import type { Engine } from "../../src/engine/engine";
import type { Isolation } from "../../src/engine/model";
import type { Inventory } from "../../src/inventory/inventory";
import { UserError } from "../../src/ui/errors/userError";
import { pickContainer } from "../../src/ui/pickers/pickContainers";
import { aContainer, anEngine } from "../unit/ui/tree/anEngine";

/** One running container of a Windows engine, and its row. */
function isolatedBy(isolation: Isolation) {
  const { info } = anEngine();
  const container = new Map([["web", aContainer("web")]]);
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
      (error) => error instanceof UserError && error.message.includes("web"),
    );
  });

  it("is asked nothing about for what every container can", async () => {
    const { inventory, row } = isolatedBy("process");

    assert.equal((await pickContainer(inventory, { placeHolder: "Which?" }, row)).container.id, "web");
  });
});
