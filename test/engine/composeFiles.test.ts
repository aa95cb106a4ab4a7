import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ensureDebianPackages } from "../parts/debian.mjs";
import { run } from "../parts/program.mjs";
import { formOfSpec } from "../../src/desktop/exchange/formOfSpec";
import { writeCompose } from "../../src/desktop/exchange/writeCompose";
import { defaultSpec, type DesktopSpec } from "../../src/desktop/spec";

const everything: DesktopSpec = {
  ...defaultSpec("win"),
  access: { userName: "me", password: 'it\'s $HOME: "no" #1' },
  disks: { diskSize: "64G", storage: { kind: "volume", name: "win-storage" }, device1: "/dev/sdb" },
  sharing: { folder: "/srv/a b" },
  network: {
    ports: [{ hostIp: "127.0.0.1", hostPort: 2222, containerPort: 22, protocol: "tcp" }],
    networks: [{ name: "lan", address: "10.0.0.5" }],
  },
  display: { audio: true },
  advanced: { restart: "unless-stopped", stopSeconds: 150, privileged: true, removeAfterStop: true, terminal: true },
};

describe("the Compose file of a desktop", () => {
  for (const [name, spec] of Object.entries({ usual: defaultSpec("windows"), everything })) {
    it(`is taken by the real docker-compose: ${name}`, async () => {
      await ensureDebianPackages(["docker-compose"]);
      const folder = await mkdtemp(join(tmpdir(), "windows-containers-compose-"));
      try {
        const file = join(folder, "compose.yml");
        await writeFile(file, writeCompose(formOfSpec(spec, { secrets: "written", defaults: "leftOut" })));
        const { stdout } = await run("docker-compose", ["-f", file, "config"], { accept: "anyExit" });
        assert.match(stdout, /^services:/m);
        assert.ok(stdout.includes(spec.image), stdout);
        assert.ok(spec.access.password === undefined || stdout.includes("$$HOME"), stdout);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
});
