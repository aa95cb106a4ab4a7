import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wrapped } from "../../../../src/ui/commands/lineForm/wrapped";

describe("wrapped", () => {
  it("leaves a short line as it is", () => {
    assert.deepEqual(wrapped("docker run --detach busybox:latest"), ["docker run --detach busybox:latest"]);
  });

  it("breaks a long line, so that the rows together are the line", () => {
    const line = `docker run --detach ${"--publish 8080:80 ".repeat(12)}nginx`;
    const rows = wrapped(line);

    assert.equal(rows.join(" "), line);
    assert.ok(rows.length > 2 && rows.every((row) => row.length <= 76));
  });

  it("keeps an option and its value together", () => {
    const rows = wrapped("docker run --detach --name web --publish 8080:80 --env LEVEL=debug --memory 512m nginx:1.27");

    assert.deepEqual(rows, [
      "docker run --detach --name web --publish 8080:80 --env LEVEL=debug",
      "--memory 512m nginx:1.27",
    ]);
  });

  it("keeps a word whole that is longer than a row", () => {
    const word = "x".repeat(100);

    assert.deepEqual(wrapped(`docker run ${word}`), ["docker run", word]);
  });
});
