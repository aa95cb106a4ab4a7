import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { makeCertificates } from "../parts/tlsCertificates.mjs";
import { freePort } from "../parts/freePort.mjs";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { EndpointTls } from "../../src/engine/endpoint";
import { describeContract, failureOf, patient, type Contract } from "./engineContract";
import { execContract } from "./execContract";
import { objectsContract } from "./objectsContract";
import { streamsContract } from "./streamsContract";

let folder = "";
let host = "";

describeContract(
  {
    name: "over TCP with TLS",
    prepare: async () => {
      folder = await mkdtemp(join(tmpdir(), "contract-tls-"));
      const { server } = await makeCertificates(folder);
      host = `tcp://127.0.0.1:${await freePort()}`;
      const files = ["--tlscacert", "ca.pem", "--tlscert", "cert.pem", "--tlskey", "key.pem"];
      return [
        "--host",
        host,
        "--tlsverify",
        ...files.map((word) => (word.endsWith(".pem") ? join(server, word) : word)),
      ];
    },
    endpoint: () => Promise.resolve({ host, tls: { folder: join(folder, "client"), skipVerify: false } }),
    stop: () => rm(folder, { recursive: true }),
  },
  [objectsContract, streamsContract, execContract, certificatesContract],
);

function certificatesContract(contract: Contract): void {
  const pingWith = async (tls: EndpointTls | undefined) => {
    const engine = await connectDockerEngine({ ...contract.engine.endpoint, tls });
    try {
      return await engine.ping(patient);
    } finally {
      engine.dispose();
    }
  };

  describe("certificates", () => {
    it("of an authority that is not known are refused, unless the user wants it so", async () => {
      const unknown = await failureOf(pingWith({ folder: join(folder, "nowhere"), skipVerify: false }));
      assert.equal(unknown.kind, "tls");
      assert.equal((await pingWith({ folder: join(folder, "client"), skipVerify: true })).mode, "linux");
    });

    it("are asked for by the engine", async () => {
      assert.equal((await failureOf(pingWith({ folder: undefined, skipVerify: true }))).kind, "tls");
    });

    it("are missed by one who speaks without TLS", async () => {
      assert.equal((await failureOf(pingWith(undefined))).kind, "tls");
    });
  });
}
