import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "../../src/engine/engine";
import { EngineError } from "../../src/engine/engineError";
import { composeFailed } from "../../src/ui/commands/compose/composeFailure";
import { runComposeTask } from "../../src/ui/commands/compose/composeTask";
import { presentError } from "../../src/ui/errors/presentError";
import { anEngine } from "../unit/ui/tree/anEngine";

const target = { engine: {} as Engine, snapshot: anEngine() };
const file = { name: "compose.yaml", path: "/src/compose.yaml" };
const up = { action: "up", file, target } as const;

const nobodyHasIt = () => Promise.resolve(undefined);

async function failedWith(tail: string, isolated?: () => Promise<void>) {
  const error = await composeFailed(up, { code: 1, tail }, isolated, nobodyHasIt);
  const { message, remedies } = presentError(error);
  return { error, message, remedies, titles: remedies.map(({ title }) => title) };
}

describe("compose that has failed", () => {
  it("says what the engine said to it, with the buttons that help", async () => {
    let runs = 0;
    const isolated = async (): Promise<void> => Promise.resolve(void (runs += 1));
    const { message, remedies, titles } = await failedWith(
      " Container shop-web-1  Starting\nError response from daemon: hcs::Create: does not match (0xc0370101)\n",
      isolated,
    );

    await remedies[0]?.press();

    assert.equal(
      message,
      "“docker compose up” for compose.yaml failed. The image's Windows version does not fit the host's, so it cannot run with process isolation.",
    );
    assert.deepEqual(titles, [
      ...["Run Again With Hyper-V Isolation", "Learn More", "Show Terminal", "Show Details", "Show Log"],
    ]);
    assert.equal(runs, 1);
  });

  it("does not offer the isolation that the engine uses by itself", async () => {
    const { info } = target.snapshot;
    const client = { ...target, snapshot: anEngine({ info: info && { ...info, defaultIsolation: "hyperv" } }) };
    const tail = "Error response from daemon: hcs::Start: exited unexpectedly (0xc0370106)\n";

    const error = await composeFailed(
      { ...up, target: client },
      { code: 1, tail },
      () => Promise.resolve(),
      nobodyHasIt,
    );

    assert.ok(!presentError(error).remedies.some(({ title }) => title.startsWith("Run Again")));
  });

  it("is known to need the other system, so that it can go on there", async () => {
    for (const words of [
      "web Error\nno matching manifest for linux/amd64 in the manifest list entries\n",
      "failed to solve: mcr.microsoft.com/windows/nanoserver:ltsc2022: no match for platform in manifest sha256:3f2a: not found\n",
    ]) {
      const { error } = await failedWith(words);

      assert.ok(error instanceof EngineError && error.failure.kind === "wrongMode", words);
      assert.equal(error.failure.required, "windows");
    }
  });

  it("leads to the compose file where its images are of another release", async () => {
    const { titles } = await failedWith(
      "hcs::CreateComputeSystem 3f2a: The layer format is not recognized. (0xc0370112)\n",
    );

    assert.deepEqual(titles.slice(0, 2), ["Change Images in compose.yaml…", "Learn More"]);
  });

  it("says who has the port that a service could not have", async () => {
    const line = "ports are not available: listen tcp 0.0.0.0:8080: bind: Zugriff verweigert";
    const port = { hostPort: 8080, protocol: "tcp" } as const;
    const held = { kind: "inUse", port, process: 4711, program: "nginx.exe" } as const;
    const error = await composeFailed(up, { code: 1, tail: `${line}\n` }, undefined, () => Promise.resolve(held));
    const { message, remedies } = presentError(error);

    assert.equal(
      message,
      "“docker compose up” for compose.yaml failed. Port 8080 is in use by nginx.exe, process 4711 of this machine.",
    );
    assert.deepEqual(
      remedies.map(({ title }) => title),
      ["Show Who Has Port 8080…", "Show Terminal", "Show Details", "Show Log"],
    );
    assert.match((await failedWith(`${line}\n`)).message, /port 8080 away: it is in use, or lies in a range/);
  });

  it("leaves to its terminal what nobody knows", async () => {
    const { message, titles } = await failedWith("yaml: line 3: mapping values are not allowed");

    assert.ok(message.includes("exit code 1"));
    assert.deepEqual(titles, ["Show Terminal", "Show Log"]);
  });

  it("runs in a terminal, and tells its exit code and its last words, be they in two pieces", async () => {
    const folder = await mkdtemp(join(tmpdir(), "compose-"));
    const program = join(folder, "compose.cjs");
    const path = join(folder, "compose.yaml");
    try {
      await writeFile(
        program,
        `process.stdout.write(process.env.DOCKER_HOST + " " + process.argv.slice(2).join(" ") + "\\n");
         process.stderr.write(Buffer.from([0xc3])); setTimeout(() => process.stderr.write(Buffer.from([0xbc])), 50);
         setTimeout(() => process.exit(7), 100);`,
      );
      const compose = { program: "node", words: [program] };
      const end = await runComposeTask({ compose, action: "up", file: { name: "compose.yaml", path }, target });

      assert.ok(end.kind === "exited");
      assert.equal(end.code, 7);
      assert.equal(end.tail, `${target.snapshot.endpoint.host} --file ${path} up --detach\nü`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
