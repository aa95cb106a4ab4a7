import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Engine } from "../../src/engine/engine";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { connectTo } from "./modeMachine";

const { signal } = new AbortController();

/** The double's Windows side, seen through the product's own adapter: what the other tests build on. */
describe("The Windows engine of Docker Desktop", () => {
  let double: DockerDesktopDouble;
  let windows: Engine;

  before(async () => {
    double = await startDockerDesktop({ windowsHost: { build: 22631, revision: 3447, displayVersion: "23H2" } });
    windows = await connectTo(double.windowsHost);
    await busyboxImage(double.engines.windows.api);
  });
  after(async () => {
    windows.dispose();
    await double.stop();
  });

  it("says what it is, and what its host is", async () => {
    const info = await windows.info(signal);

    assert.equal((await windows.ping(signal)).mode, "windows");
    assert.equal(info.mode, "windows");
    assert.equal(info.defaultIsolation, "hyperv");
    assert.deepEqual(info.hostBuild, { build: 22631, revision: 3447 });
    assert.match((await windows.version(signal)).platformName ?? "", /^Docker Desktop /);
  });

  it("is another engine than the Linux one beside it", async () => {
    const linux = await connectTo(double.linuxHost);
    const [one, other] = await Promise.all([linux.info(signal), windows.info(signal)]);
    linux.dispose();

    assert.equal(one.mode, "linux");
    assert.equal(one.operatingSystem, "Docker Desktop");
    assert.notEqual(one.id, other.id);
  });

  it("runs containers in the isolation they ask for, and measures them as Windows does", async () => {
    const image = "busybox:latest";
    const { id } = await windows.create(
      { image, isolation: "process", command: ["sleep", "600"], network: "none" },
      signal,
    );
    await windows.start(id, signal);

    const record = (await windows.inspect("container", id, signal)) as { HostConfig: { Isolation: string } };
    assert.equal(record.HostConfig.Isolation, "process");
    for await (const sample of windows.stats(id, signal)) {
      assert.equal(sample.memoryLimitBytes, undefined);
      assert.ok(sample.memoryBytes > 0);
      break;
    }
    await windows.remove("container", id, { force: "force" }, signal);
  });

  it("carries what a program says and is told", async () => {
    const image = "busybox:latest";
    const { id } = await windows.create({ image, command: ["sleep", "600"], network: "none" }, signal);
    await windows.start(id, signal);

    const session = await windows.exec(id, { command: ["cat"], terminal: "none" }, signal);
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256));
    session.stream.end(bytes);
    const chunks: Buffer[] = [];
    for await (const chunk of session.stream) {
      chunks.push(Buffer.from(chunk as Uint8Array));
    }

    assert.ok(Buffer.concat(chunks).equals(bytes));
    await windows.remove("container", id, { force: "force" }, signal);
  });

  it("refuses what a Windows engine refuses", async () => {
    const privileged = { Image: "busybox:latest", HostConfig: { Privileged: true } };

    const answer = await fetchThrough(double.windowsHost, "/containers/create", privileged);

    assert.equal(answer.status, 400);
    assert.match(answer.text, /privileged mode is not supported for Windows containers/);
  });
});

async function fetchThrough(host: string, path: string, body: unknown): Promise<{ status: number; text: string }> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json" };
    const question = request({ socketPath: host.replace("unix://", ""), path, method: "POST", headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      answer.once("end", () => {
        resolve({ status: answer.statusCode ?? 0, text });
      });
    });
    question.once("error", reject);
    question.end(JSON.stringify(body));
  });
}
