import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { delimiter } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { runningProcesses } from "../parts/processes.mjs";
import { startSshServer } from "../parts/sshServer.mjs";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import { describeContract, failureOf, patient, type Contract } from "./engineContract";
import { execContract } from "./execContract";
import { objectsContract } from "./objectsContract";
import { streamsContract } from "./streamsContract";
import { transfersContract } from "./transfersContract";

type SshServer = Awaited<ReturnType<typeof startSshServer>>;

let server: SshServer | undefined;
const { PATH: path = "" } = process.env;

describeContract(
  {
    name: "over ssh",
    endpoint: async ({ socketPath }) => {
      server = await startSshServer();
      process.env.PATH = `${server.clientPath}${delimiter}${path}`;
      return { host: `${server.host}${socketPath}` };
    },
    stop: async () => {
      process.env.PATH = path;
      await server?.stop();
    },
  },
  [objectsContract, streamsContract, execContract, transfersContract, lossContract, trustContract],
);

function lossContract(contract: Contract): void {
  it("breaks a connection on whose other end nobody says anything any more", async () => {
    const engine = await connectDockerEngine(contract.engine.endpoint);
    const told = { events: 0 };
    const end = failureOf(
      (async () => {
        for await (const _event of engine.events({}, patient)) {
          told.events += 1;
        }
      })(),
    );
    for (let turn = 0; told.events === 0; turn += 1) {
      await contract.dockerd.api.request("POST", "/volumes/create", { json: { Name: `told-${turn}` } });
      await delay(200);
    }
    await server?.signalSessions("SIGSTOP");
    try {
      assert.equal((await end).kind, "connectionLost");
    } finally {
      await server?.signalSessions("SIGCONT");
      engine.dispose();
    }
  });
}

function trustContract(contract: Contract): void {
  describe("trust", () => {
    it("leaves no ssh behind when the engine is disposed", async () => {
      const engine = await connectDockerEngine(contract.engine.endpoint);
      await engine.ping(patient);
      const own = await clients();
      assert.ok(own.length > 0);
      engine.dispose();
      contract.engine.dispose();
      for (let attempt = 0; attempt < 100 && (await clients()).length > 0; attempt += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      assert.deepEqual(await clients(), []);
    });

    it("is not given to a machine that is not known, and ssh's own words say so", async () => {
      await rm(server?.knownHosts ?? "");
      const engine = await connectDockerEngine(contract.engine.endpoint);
      const failure = await failureOf(engine.ping(patient));
      assert.ok(failure.kind === "unreachable");
      assert.match(failure.detail, /Host key verification failed/);
      await writeFile(server?.knownHosts ?? "", "");
    });
  });
}

/** The ssh programs that this process has started. */
async function clients(): Promise<readonly string[]> {
  const own = (await runningProcesses()).filter(({ words }) => words.includes("dial-stdio"));
  return own
    .filter(({ words }) => words.includes(server?.knownHosts.replace("known_hosts", "ssh_config") ?? "-"))
    .map(({ words }) => words);
}
