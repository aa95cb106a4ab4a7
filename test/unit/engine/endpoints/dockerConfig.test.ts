import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import {
  dockerConfigFolder,
  readDockerConfig,
  readRegistryLogins,
} from "../../../../src/engine/endpoints/dockerConfig";

async function folderWith(test: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "docker-config-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return folder;
}

function idOf(context: string): string {
  return createHash("sha256").update(context).digest("hex");
}

function metaOf(name: string, docker: object | undefined): Readonly<Record<string, string>> {
  const endpoints = docker === undefined ? { kubernetes: { Host: "https://cluster" } } : { docker };
  return {
    [`contexts/meta/${idOf(name)}/meta.json`]: JSON.stringify({ Name: name, Metadata: {}, Endpoints: endpoints }),
  };
}

describe("dockerConfigFolder", () => {
  it("is DOCKER_CONFIG, else .docker in the home folder", () => {
    assert.equal(dockerConfigFolder({ DOCKER_CONFIG: "/elsewhere" }, "/home/me"), "/elsewhere");
    assert.equal(dockerConfigFolder({ DOCKER_CONFIG: "" }, "/home/me"), join("/home/me", ".docker"));
  });
});

describe("readDockerConfig", () => {
  it("reads the current context and every context with its host and certificates", async (test) => {
    const folder = await folderWith(test, {
      "config.json": JSON.stringify({ currentContext: "lab", auths: {} }),
      ...metaOf("lab", { Host: "tcp://lab:2376", SkipTLSVerify: false }),
      ...metaOf("desktop-linux", { Host: "npipe:////./pipe/dockerDesktopLinuxEngine", SkipTLSVerify: true }),
      [`contexts/tls/${idOf("lab")}/docker/ca.pem`]: "-",
    });

    const config = await readDockerConfig(folder);

    assert.equal(config.currentContext, "lab");
    assert.deepEqual(config.contexts, [
      {
        name: "desktop-linux",
        host: "npipe:////./pipe/dockerDesktopLinuxEngine",
        skipTlsVerify: true,
        tlsFolder: undefined,
      },
      {
        name: "lab",
        host: "tcp://lab:2376",
        skipTlsVerify: false,
        tlsFolder: join(folder, "contexts", "tls", idOf("lab"), "docker"),
      },
    ]);
  });

  it("knows a context without a Docker endpoint as one without a host", async (test) => {
    const { contexts } = await readDockerConfig(await folderWith(test, metaOf("cluster", undefined)));
    assert.deepEqual(
      contexts.map(({ name, host }) => ({ name, host })),
      [{ name: "cluster", host: undefined }],
    );
  });

  it("lets a broken context hide no other", async (test) => {
    const folder = await folderWith(test, {
      ...metaOf("good", { Host: "unix:///good.sock" }),
      "contexts/meta/a-half-written/meta.json": '{"Name":"half","Endp',
      "contexts/meta/b-zeroed/meta.json": "\0".repeat(300),
      "contexts/meta/c-other-shape/meta.json": '[{"Name":"list"}]',
      "contexts/meta/d-nameless/meta.json": '{"Name":7,"Endpoints":{"docker":{"Host":"unix:///x"}}}',
      "contexts/meta/e-without-meta/other.txt": "",
      "contexts/meta/f-is-a-file": "",
    });
    const { contexts } = await readDockerConfig(folder);
    assert.deepEqual(
      contexts.map(({ name }) => name),
      ["good"],
    );
  });

  for (const [what, text] of [
    ["half-written", '{"currentContext": "la'],
    ["overwritten with zeros", "\0".repeat(512)],
    ["empty", ""],
    ["a list", "[]"],
    ["of another type", '{"currentContext": 5}'],
  ] as const) {
    it(`finds no current context in a config.json that is ${what}, and still every context`, async (test) => {
      const folder = await folderWith(test, { "config.json": text, ...metaOf("a", { Host: "unix:///a.sock" }) });
      const config = await readDockerConfig(folder);
      assert.equal(config.currentContext, undefined);
      assert.equal(config.contexts.length, 1);
    });
  }

  it("reads a config.json that an editor saved with a byte order mark", async (test) => {
    const folder = await folderWith(test, { "config.json": '\uFEFF{"currentContext":"lab"}' });
    assert.equal((await readDockerConfig(folder)).currentContext, "lab");
  });

  it("finds nothing where there is no folder", async () => {
    const folder = join(tmpdir(), "no-such-folder-of-docker");
    assert.deepEqual(await readDockerConfig(folder), { folder, currentContext: undefined, contexts: [] });
  });
});

describe("readRegistryLogins", () => {
  it("reads kept logins and who keeps the others", async (test) => {
    const folder = await folderWith(test, {
      "config.json": JSON.stringify({
        auths: {
          "localhost:5000": { auth: "bWU6c2VjcmV0" },
          "tokens.example": { identitytoken: "t" },
          "helped.example": {},
          "odd.example": null,
        },
        credsStore: "desktop",
        credHelpers: { "cloud.example": "cloud", "odd.example": 3 },
      }),
    });

    const { auths, credentialStore, credentialHelpers } = await readRegistryLogins(folder);

    assert.deepEqual(Object.fromEntries(auths), {
      "localhost:5000": { auth: "bWU6c2VjcmV0", identityToken: undefined },
      "tokens.example": { auth: undefined, identityToken: "t" },
      "helped.example": { auth: undefined, identityToken: undefined },
      "odd.example": { auth: undefined, identityToken: undefined },
    });
    assert.equal(credentialStore, "desktop");
    assert.deepEqual([...credentialHelpers], [["cloud.example", "cloud"]]);
  });
});
