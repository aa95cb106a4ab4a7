import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isMadeAnew } from "../../../../src/engine/compose/composeAnew";
import { composeHashes, type RunProgram } from "../../../../src/engine/compose/composeProgram";

const [before, now] = ["a".repeat(64), "b".repeat(64)];
const container = { labels: { "com.docker.compose.config-hash": before }, imageId: "sha256:1" };
const service = { name: "desk", image: "dockurr/windows:6.05" };
const images = [
  { id: "sha256:1", tags: ["dockurr/windows:6.05"] },
  { id: "sha256:2", tags: ["dockurr/windows:6.06", "own:latest"] },
];

describe("isMadeAnew", () => {
  const withHash = (hash: string) => ({ hashes: new Map([["desk", hash]]), images });

  it("is so where compose would write something else on a container", () => {
    assert.equal(isMadeAnew(container, service, withHash(before)), false);
    assert.equal(isMadeAnew(container, service, withHash(now)), true);
  });

  it("is so where the service's image is another one by now", () => {
    assert.equal(isMadeAnew(container, { name: "desk", image: "own" }, withHash(before)), true);
    assert.equal(isMadeAnew(container, { name: "desk", image: "not-here:1" }, withHash(before)), false);
  });

  it("is not known of a service that is gone, nor where this compose does not tell", () => {
    assert.equal(isMadeAnew(container, undefined, withHash(now)), false);
    assert.equal(isMadeAnew(container, service, { hashes: undefined, images }), false);
  });
});

describe("composeHashes", () => {
  const signal = new AbortController().signal;

  async function hashesOf(code: number, stdout: string) {
    const asked: string[][] = [];
    const run: RunProgram = async (program, words) => {
      asked.push([program, ...words]);
      return Promise.resolve({ kind: "exited", code, stdout, stderr: "" });
    };
    const way = { program: "docker", words: ["compose"] };
    const hashes = await composeHashes(way, "/none/compose.yml", run, { signal });
    return { asked, hashes };
  }

  it("are those of all services, as compose prints them", async () => {
    const { asked, hashes } = await hashesOf(0, `web ${before}\r\ndesk ${now}\n`);
    assert.deepEqual(asked, [["docker", "compose", "--file", "/none/compose.yml", "config", "--hash", "*"]]);
    assert.deepEqual(
      [...(hashes ?? [])],
      [
        ["web", before],
        ["desk", now],
      ],
    );
  });

  it("are not known where compose fails, or says something else", async () => {
    assert.equal((await hashesOf(1, `desk ${now}\n`)).hashes, undefined);
    assert.equal((await hashesOf(0, "services: {}\n")).hashes, undefined);
  });
});
