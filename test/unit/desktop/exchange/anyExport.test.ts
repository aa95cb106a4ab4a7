import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { readDevcontainer, writeDevcontainer } from "../../../../src/desktop/exchange/devcontainer";
import { formOfSpec, type FormOptions } from "../../../../src/desktop/exchange/formOfSpec";
import type { ContainerForm, ReadForm } from "../../../../src/desktop/exchange/containerForm";
import { readCompose } from "../../../../src/desktop/exchange/readCompose";
import { readDesktopFile } from "../../../../src/desktop/exchange/readDesktopFile";
import { readKubernetes } from "../../../../src/desktop/exchange/readKubernetes";
import { readRunLine } from "../../../../src/desktop/exchange/readRunLine";
import { specOfForm } from "../../../../src/desktop/exchange/specOfForm";
import { writeCompose } from "../../../../src/desktop/exchange/writeCompose";
import { addedByKubernetes, onlyKept, writeKubernetes } from "../../../../src/desktop/exchange/writeKubernetes";
import { writeRunLine } from "../../../../src/desktop/exchange/writeRunLine";
import { dockerRunLine } from "../../../../src/engine/run/dockerRunLine";
import { defaultSpec, type DesktopSpec } from "../../../../src/desktop/spec";
import { anySpec, line, withoutLoss } from "./anySpec";

const ways: Readonly<Record<string, (form: ContainerForm) => ReadForm | undefined>> = {
  "a container's form": (form) => ({ form, leftOut: [] }),
  "a Compose file": (form) => {
    const file = readCompose(writeCompose(form));
    return file?.read(file.services[0]?.name ?? "");
  },
  "a development container": (form) => {
    const files = writeDevcontainer(form, "Windows");
    const settings = readDevcontainer(files.get("devcontainer.json") ?? "");
    const file = readCompose(files.get(settings?.composeFiles[0] ?? "") ?? "");
    return file?.read(settings?.service ?? "");
  },
  "a docker run line": (form) => readRunLine(writeRunLine(form)),
  "a Kubernetes manifest": (form) => {
    const manifest = readKubernetes(writeKubernetes(form));
    return manifest?.read(manifest.workloads[0]?.name ?? "");
  },
};

const written: FormOptions = { secrets: "written", defaults: "leftOut" };

function again(spec: DesktopSpec, way: (form: ContainerForm) => ReadForm | undefined, options = written): DesktopSpec {
  const read = way(formOfSpec(spec, options));
  assert.ok(read);
  assert.deepEqual(read.leftOut, []);
  return specOfForm(read.form);
}

describe("any desktop", () => {
  for (const [name, way] of Object.entries(ways)) {
    it(`is the same after ${name}`, () => {
      fc.assert(
        fc.property(anySpec, (spec) => assert.deepEqual(again(spec, way), withoutLoss(spec))),
        { numRuns: 80 },
      );
    });

    it(`is the same but for its secrets after ${name} that asks for them`, () => {
      fc.assert(
        fc.property(anySpec, (spec) => {
          const { productKey: _key, ...windows } = spec.windows;
          const { password: _password, ...access } = spec.access;
          const read = again(spec, way, { secrets: "asked", defaults: "written" });
          assert.deepEqual(read, withoutLoss({ ...spec, windows, access }));
        }),
        { numRuns: 20 },
      );
    });
  }
});

describe("a desktop with variables and labels of any text", () => {
  /** What the formats know as their own words, and the ends of their lines. */
  const words =
    "$(pwd)|${PWD}|%cd%|\\\n|^\n|`\n|\n|\r\n|$(X)|$$|docker run x|services:|\napiVersion: v1|\n---\n|C:\\x|'|\"|#|: ";
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words.split("|")), line), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join(""));
  const others = fc.dictionary(fc.stringMatching(/^ZZ[A-Z_]{1,5}$/), text, { maxKeys: 3, noNullPrototype: true });
  const labels = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), text, {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  });
  const files: readonly (readonly [string, (form: ContainerForm) => string])[] = [
    ["a Compose file", writeCompose],
    ["a docker run line", writeRunLine],
    ["a Kubernetes manifest", writeKubernetes],
  ];

  for (const [name, write] of files) {
    it(`is the same after ${name}, which is known for what it is`, () => {
      fc.assert(
        fc.property(anySpec, others, labels, (some, otherVariables, named) => {
          const spec = { ...some, advanced: { ...some.advanced, labels: named }, otherVariables };
          const way = (form: ContainerForm) => readDesktopFile(`${write(form)}\n`, {})[0]?.read();
          assert.deepEqual(again(spec, way), withoutLoss(spec));
        }),
        { numRuns: 80 },
      );
    });
  }
});

describe("a container that goes when it stops", () => {
  const anyMount = fc.record({
    kind: fc.constant("volume" as const),
    source: fc.constant("elsewhere"),
    target: fc.constantFrom("/disks", "/disks/win", "/storage2", "/other"),
    access: fc.constant("readWrite" as const),
  });
  const anyDisks = fc.record(
    {
      storagePath: fc.constantFrom("/storage", "/storage/deep", "/storages", "/disks", "/disks/win", "/disks2"),
      disk2Size: fc.constant("8G"),
      disk6Size: fc.constant("8G"),
      storage2: fc.constant({ kind: "volume", name: "two" } as const),
      device6: fc.constant("/dev/sdx"),
    },
    { requiredKeys: [] },
  );

  /** Of the words of a run line, and of nothing that wrote them: what it looks for where nothing outside is mounted. */
  function lostBy(form: ContainerForm): readonly string[] {
    const { STORAGE: storage = "/storage" } = form.environment;
    const numbers = [2, 3, 4, 5, 6].filter((number) => `DISK${number}_SIZE` in form.environment);
    const isOutside = (path: string): boolean =>
      form.mounts.some(({ target }) => `${path}/`.startsWith(`${target}/`)) ||
      form.devices.some((device) => device.split(":")[1] === path);
    return [
      ...(isOutside(storage) ? [] : [storage]),
      ...numbers.filter((number) => !isOutside(`/storage${number}`) && !isOutside(`/disk${number}`)).map(String),
    ];
  }

  it("is never exported with a disk inside, whatever was asked for", () => {
    let withRm = 0;
    let withoutRm = 0;
    fc.assert(
      fc.property(anySpec, anyDisks, fc.array(anyMount, { maxLength: 2 }), (some, disks, mounts) => {
        const advanced = { ...some.advanced, removeAfterStop: true as const, mounts };
        const { storage } = some.disks;
        const spec: DesktopSpec = { ...some, disks: { storage, diskSize: "64G", ...disks }, advanced };
        const form = formOfSpec(spec, written);
        const line = writeRunLine(form);
        const read = readRunLine(line)?.form;
        assert.ok(read);
        const isRm = /\s--rm\s/.test(line.replaceAll(/'[^']*'/g, ""));
        assert.equal(isRm, read.removeAfterStop);
        assert.ok(!isRm || lostBy(read).length === 0, `${line}\n${lostBy(read).join(" ")}`);
        withRm += isRm ? 1 : 0;
        withoutRm += isRm ? 0 : 1;
        // These run by tools that know no such word.
        const devcontainer = [...writeDevcontainer(form, "Windows").values()].join("\n");
        for (const text of [writeCompose(form), writeKubernetes(form), devcontainer]) {
          assert.doesNotMatch(text.replaceAll(/(["']).*\1/g, ""), /--rm\b|AutoRemove/);
        }
      }),
      { numRuns: 300 },
    );
    // Both happened, or it would prove nothing.
    assert.ok(withRm > 20 && withoutRm > 20, `${withRm} ${withoutRm}`);
  });
});

describe("the docker run line of any container", () => {
  it("has its mounts, whatever their paths are made of", () => {
    const anyMounts = fc.array(
      fc.record(
        {
          kind: fc.constantFrom("bind" as const, "volume" as const),
          source: line,
          target: line,
          access: fc.constantFrom("readOnly" as const, "readWrite" as const),
        },
        { noNullPrototype: true },
      ),
    );
    fc.assert(
      fc.property(anyMounts, (mounts) => {
        const read = readRunLine(dockerRunLine({ image: "app", mounts }, "posix"));
        assert.deepEqual(read?.form.mounts, mounts);
      }),
    );
  });
});

describe("secrets", () => {
  it("are named and not written, also the password of old releases beside a new one", () => {
    const spec = { ...defaultSpec("win"), otherVariables: { PASS: "hunter2" } };
    const form = formOfSpec(
      { ...spec, access: { userName: "me", password: "hunter3" } },
      { secrets: "asked", defaults: "leftOut" },
    );

    assert.deepEqual(form.asked, ["PASSWORD", "PASS"]);
    for (const text of [writeCompose(form), writeKubernetes(form), writeRunLine(form)]) {
      assert.doesNotMatch(text, /hunter/);
    }
  });
});

describe("a Kubernetes manifest", () => {
  it("names what its pod does not get, which it only keeps", () => {
    const { advanced, ...spec } = defaultSpec("win");
    const asked = { ...advanced, gpus: [{ count: "all" as const }], groups: ["107"], sysctls: { "net.a": "1" } };
    assert.deepEqual(onlyKept(formOfSpec({ ...spec, advanced: asked }, written)), ["--gpus", "--group-add"]);
    assert.deepEqual(onlyKept(formOfSpec(defaultSpec("win"), written)), []);
  });

  it("says above its Deployment what a desktop has in a cluster alone, and nothing to one that has it anyhow", () => {
    const { advanced, ...spec } = defaultSpec("win");
    const usual = formOfSpec({ ...spec, advanced }, written);
    const asThere = formOfSpec({ ...spec, advanced: { ...advanced, privileged: true, restart: "always" } }, written);

    assert.deepEqual(addedByKubernetes(usual), ["privileges", "restarts"]);
    assert.match(writeKubernetes(usual), /^---\n# Privileged, .*\n# Started again .*\napiVersion: apps\/v1$/m);
    assert.deepEqual(addedByKubernetes(asThere), []);
    assert.doesNotMatch(writeKubernetes(asThere), /^#/m);
  });
});

describe("a Compose file", () => {
  it("quotes what readers of YAML 1.1 take for no text, or for the end of a line", () => {
    const others = { EQUAL: "=", MERGED: "<<", SEPARATED: "a\u2028[b", USUAL: "a=b" };
    const form = formOfSpec({ ...defaultSpec("win"), otherVariables: others }, written);

    assert.match(writeCompose(form), /EQUAL: "="\n +MERGED: "<<"\n +SEPARATED: "a\\u2028\[b"\n +USUAL: a=b$/m);
    assert.match(writeKubernetes(form), /value: "<<"\n[^]*value: "a\\u2028\[b"$/m);
  });

  it("may have an IPv6 address without brackets, as docker-compose prints it", () => {
    const file = readCompose("services:\n  win:\n    image: dockurr/windows\n    ports: ['::1:13389:3389/tcp']\n");

    assert.deepEqual(file?.read("win").form.ports, [
      { hostIp: "::1", hostPort: 13389, containerPort: 3389, protocol: "tcp" },
    ]);
  });
});
