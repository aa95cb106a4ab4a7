import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { registryLogin } from "../../../src/engine/docker/registryLogin";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";
import { awkwardFolder } from "./folders";

/** A helper on the PATH, and a configuration that names it for every registry, as Docker Desktop writes it. */
async function withHelper(test: TestContext, answer: string, code = 0) {
  const folder = await awkwardFolder(test);
  const { PATH: own } = process.env;
  process.env.PATH = `${folder};${own ?? ""}`;
  test.after(() => {
    process.env.PATH = own;
  });
  await writeFile(join(folder, "config.json"), JSON.stringify({ credsStore: "desktop" }));
  const path = join(folder, "docker-credential-desktop.exe");
  const helper = await StandIn.place(path, { stdout: answer, code });
  const login = await registryLogin(folder, "lab.example", new AbortController().signal);
  const given = login && (JSON.parse(Buffer.from(login, "base64url").toString()) as unknown);
  return { given, starts: await helper.starts() };
}

describe("registryLogin on Windows", () => {
  it("asks docker-credential-desktop.exe", async (test) => {
    const answer = JSON.stringify({ ServerURL: "lab.example", Username: "me", Secret: "sé:cret" });
    const { given, starts } = await withHelper(test, `${answer}\r\n`);
    assert.deepEqual(given, { username: "me", password: "sé:cret", serveraddress: "lab.example" });
    assert.deepEqual(
      starts.map(({ words }) => words),
      [["get"]],
    );
  });

  it("has no login where the helper has none", async (test) => {
    const { given } = await withHelper(test, "credentials not found in native keychain\r\n", 1);
    assert.equal(given, undefined);
  });
});
