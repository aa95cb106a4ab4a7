import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { connectDockerEngine } from "../../../src/engine/docker/dockerEngine";
import { activeEndpoint } from "../../../src/mode/activeEngine";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";
import { awkwardFolder } from "./folders";

const host = "ssh://somebody@windows-containers.invalid";

async function ping(): Promise<void> {
  const engine = await connectDockerEngine(activeEndpoint(host));
  try {
    await engine.ping(AbortSignal.timeout(10_000));
  } finally {
    engine.dispose();
  }
}

describe("an engine behind ssh on Windows", () => {
  it("is reached by no ssh of the working folder, which may be anybody's", async (test) => {
    const folder = await awkwardFolder(test);
    const program = await StandIn.place(join(folder, "ssh.exe"), {});
    const before = process.cwd();
    process.chdir(folder);
    try {
      const failure = { kind: "unreachable", endpoint: host, detail: "spawn ssh ENOENT" };
      await assert.rejects(ping(), { failure });
    } finally {
      process.chdir(before);
    }

    assert.equal((await program.starts()).length, 0);
  });
});
