import { after, before, describe } from "node:test";
import { connectDockerEngine } from "../../../src/engine/docker/dockerEngine";
import type { Engine } from "../../../src/engine/engine";
import { activeEndpoint } from "../../../src/mode/activeEngine";
import { image, patient, type Contract } from "../../engine/engineContract";
import { execContract } from "../../engine/execContract";
import { objectsContract } from "../../engine/objectsContract";
import { powerContract } from "../../engine/powerContract";
import { streamsContract } from "../../engine/streamsContract";
import { dockerApi } from "../../parts/dockerApi.mjs";
import { MessagePipe } from "./messagePipe";
import { enginePorts } from "../machine/pipeRelay";

describe("An engine over a named pipe of messages", () => {
  const pipe = new MessagePipe(`engine-of-messages-${process.pid}`, enginePorts.linux);
  let engine: Engine | undefined;
  before(async () => {
    await pipe.open();
    engine = await connectDockerEngine(activeEndpoint(`npipe://${pipe.path}`));
  });
  after(() => {
    engine?.dispose();
    pipe.close();
  });

  const contract: Contract = {
    dockerd: { api: dockerApi(pipe.path) },
    get engine() {
      if (engine === undefined) {
        throw new Error("used before the tests began");
      }
      return engine;
    },
    run: async (options) => {
      const { id } = await contract.engine.create({ image, network: "none", ...options }, patient);
      await contract.engine.start(id, patient);
      return id;
    },
  };
  for (const part of [objectsContract, powerContract, streamsContract, execContract]) {
    part(contract);
  }
});
