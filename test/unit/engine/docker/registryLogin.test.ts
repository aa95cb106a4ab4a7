import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { registryLogin } from "../../../../src/engine/docker/registryLogin";

const hub = "https://index.docker.io/v1/";
const patient = new AbortController().signal;

async function configFolder(test: TestContext, config: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "logins-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  return folder;
}

/** Puts a credential helper on the path that answers with this script. */
async function withHelper(test: TestContext, name: string, script: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "helpers-"));
  const program = join(folder, `docker-credential-${name}`);
  await writeFile(program, `#!/bin/sh\n${script}\n`);
  await chmod(program, 0o755);
  const { PATH } = process.env;
  process.env.PATH = `${folder}${delimiter}${PATH ?? ""}`;
  test.after(async () => {
    process.env.PATH = PATH;
    await rm(folder, { recursive: true, force: true });
  });
}

async function loginOf(folder: string, registry: string): Promise<unknown> {
  const header = await registryLogin(folder, registry, patient);
  return header === undefined ? undefined : JSON.parse(Buffer.from(header, "base64url").toString("utf8"));
}

describe("registryLogin", () => {
  it("is what docker login left for that registry", async (test) => {
    const auth = (text: string) => ({ auth: Buffer.from(text).toString("base64") });
    const folder = await configFolder(test, {
      auths: {
        [hub]: auth("me:se:cret"),
        "https://old.example": auth("you:x"),
        "tokens.example": { identitytoken: "t" },
        "broken.example": { auth: "####" },
      },
    });
    assert.deepEqual(await loginOf(folder, hub), { username: "me", password: "se:cret", serveraddress: hub });
    assert.deepEqual(await loginOf(folder, "old.example"), {
      username: "you",
      password: "x",
      serveraddress: "old.example",
    });
    assert.deepEqual(await loginOf(folder, "tokens.example"), {
      identitytoken: "t",
      serveraddress: "tokens.example",
    });
    assert.equal(await loginOf(folder, "broken.example"), undefined);
    assert.equal(await loginOf(folder, "stranger.example"), undefined);
  });

  it("counts a helper that is missing as no login", async (test) => {
    const folder = await configFolder(test, { credsStore: "nowhere-to-be-found" });
    assert.equal(await loginOf(folder, hub), undefined);
  });

  describe(
    "with a credential helper",
    { skip: process.platform === "win32" && "the helper here is a shell script" },
    () => {
      it("asks it for the registry on its standard input", async (test) => {
        await withHelper(test, "lab", `read server; echo "{\\"Username\\":\\"$1\\",\\"Secret\\":\\"$server\\"}"`);
        const folder = await configFolder(test, { credHelpers: { "lab.example": "lab" }, credsStore: "other" });
        assert.deepEqual(await loginOf(folder, "lab.example"), {
          username: "get",
          password: "lab.example",
          serveraddress: "lab.example",
        });
      });

      it("knows a token by the user's name", async (test) => {
        await withHelper(test, "lab", `echo '{"Username":"<token>","Secret":"s"}'`);
        const folder = await configFolder(test, { credsStore: "lab" });
        assert.deepEqual(await loginOf(folder, hub), { identitytoken: "s", serveraddress: hub });
      });

      it("has no login where the helper has none", async (test) => {
        await withHelper(test, "lab", "echo credentials not found in native keychain; exit 1");
        const folder = await configFolder(test, { credsStore: "lab" });
        assert.equal(await loginOf(folder, hub), undefined);
      });
    },
  );
});
