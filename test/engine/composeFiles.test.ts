import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import * as fc from "fast-check";
import { ensureDebianPackages } from "../parts/debian.mjs";
import { run } from "../parts/program.mjs";
import { formOfSpec } from "../../src/desktop/exchange/formOfSpec";
import { readCompose } from "../../src/desktop/exchange/readCompose";
import { specOfForm } from "../../src/desktop/exchange/specOfForm";
import { writeCompose } from "../../src/desktop/exchange/writeCompose";
import { defaultSpec, type DesktopSpec } from "../../src/desktop/spec";
import { anySpec, withoutLoss } from "../unit/desktop/exchange/anySpec";

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
  advanced: {
    ...{ restart: "unless-stopped", stopSeconds: 150, privileged: true, removeAfterStop: true, terminal: true },
    gpus: [{ driver: "nvidia", count: "all", capabilities: ["utility"] }, { deviceIds: ["0", "GPU-3a"] }],
    sysctls: { "net.ipv4.ip_forward": "1" },
  },
  otherVariables: { EQUAL: "=", MERGED: "<<", DATED: "2001-12-14", TIMED: "12:30:45" },
};

const written = { secrets: "written", defaults: "leftOut" } as const;

/** What Docker's own program makes of a file, read back. */
async function afterCompose(spec: DesktopSpec): Promise<DesktopSpec> {
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-compose-"));
  try {
    const file = join(folder, "compose.yml");
    await writeFile(file, writeCompose(formOfSpec(spec, written)));
    const { stdout } = await run("docker-compose", ["-f", file, "config"]);
    const composed = readCompose(stdout.replaceAll(`${folder}/`, "./"));
    const read = composed?.read(composed.services[0]?.name ?? "");
    assert.ok(read, stdout);
    assert.deepEqual(read.leftOut, []);
    return specOfForm(read.form);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** It sorts them. */
function byNetwork({ network: { networks, ...network }, ...spec }: DesktopSpec): DesktopSpec {
  const sorted = networks?.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { ...spec, network: { ...network, ...(sorted && { networks: sorted }) } };
}

describe("the Compose file of a desktop", () => {
  before(() => ensureDebianPackages(["docker-compose"]));

  for (const [name, spec] of Object.entries({ usual: defaultSpec("windows"), everything })) {
    it(`means the same to the real docker-compose: ${name}`, async () => {
      assert.deepEqual(await afterCompose(spec), spec);
    });
  }

  it("means the same to it whatever the desktop is", async () => {
    // It takes paths of Windows there only, and does not escape those that it prints.
    const isPrintable = (spec: DesktopSpec): boolean =>
      formOfSpec(spec, written).mounts.every(({ source }) => !/^C:|\$/.test(source));
    // By the rules of its old YAML these end a line, and it prints them so.
    const hasOldLineEnds = (spec: DesktopSpec): boolean => /[\u0085\u2028\u2029]/.test(JSON.stringify(spec));
    const here = anySpec.filter((spec) => isPrintable(spec) && !hasOldLineEnds(spec));
    for (const spec of fc.sample(here, { numRuns: 12, seed: 1 })) {
      assert.deepEqual(byNetwork(await afterCompose(spec)), byNetwork(withoutLoss(spec)));
    }
  });
});
