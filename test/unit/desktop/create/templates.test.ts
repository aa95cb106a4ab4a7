import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import * as z from "zod/mini";
import { withoutIdentity } from "../../../../src/desktop/identity";
import {
  readTemplates,
  specOfTemplate,
  templateOf,
  templatesSchema,
  withTemplate,
} from "../../../../src/desktop/create/templates";
import { defaultSpec } from "../../../../src/desktop/spec";
import { storageFields } from "../../../../src/desktop/spec/diskFields";
import { anySpec } from "../exchange/anySpec";

describe("templates", () => {
  it("give any desktop back, but for its name, its secrets and its volume", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const text = JSON.stringify({ templates: { one: templateOf(spec) } });
        const read = readTemplates(text);
        assert.ok("templates" in read, JSON.stringify(read));
        const { productKey: _key, ...windows } = spec.windows;
        const { password: _password, ...access } = spec.access;
        const { hardware, network, otherVariables } = withoutIdentity(spec);
        const { PASS: _old, PASSWORD: _odd, KEY: _oddKey, ...variables } = otherVariables;
        const again = specOfTemplate("new", read.templates.one ?? {});
        const kept = Object.entries(spec.disks).filter(
          ([, place]) => typeof place !== "object" || place.kind !== "volume",
        );
        const volumes = Object.entries(again.disks).filter(([field]) => storageFields.some((one) => one === field));
        const disks = { ...Object.fromEntries(volumes), ...Object.fromEntries(kept) };
        for (const field of storageFields) {
          const place = again.disks[field];
          assert.ok(place?.kind !== "volume" || /^new-storage\d?$/.test(place.name), field);
        }
        assert.deepEqual(
          again,
          JSON.parse(
            JSON.stringify({
              ...spec,
              name: "new",
              hardware,
              network,
              windows,
              access,
              disks,
              otherVariables: variables,
            }),
          ),
        );
      }),
      { numRuns: 50 },
    );
  });

  it("hold nothing that identifies a machine, and no password under any of its names", () => {
    const spec = defaultSpec("mine");
    const template = templateOf({
      ...spec,
      hardware: { ...spec.hardware, uuid: "5f2c1e0a-1111-4222-8333-444455556666" },
      network: {
        macAddress: "02:11:32:aa:bb:cc",
        ipAddress: "172.30.0.9",
        computerName: "MINE",
        networks: [{ name: "lab", address: "10.0.0.9" }],
      },
      access: { userName: "me", password: "secret-1" },
      otherVariables: { PASS: "secret-2", PASSWORD: "secret-3\n", KEY: "secret-4", MAC: "02-11", DEMO: "1" },
    });

    assert.doesNotMatch(JSON.stringify(template), /secret|5f2c1e0a|02.11|172\.30|MINE|10\.0\.0/);
    assert.deepEqual(template.otherVariables, { DEMO: "1" });
  });

  it("give a further disk a volume of the new desktop", () => {
    const spec = defaultSpec("mine");
    const disks = { ...spec.disks, disk2Size: "8G", storage2: { kind: "volume" as const, name: "mine-storage2" } };

    const template = templateOf({ ...spec, disks });

    assert.doesNotMatch(JSON.stringify(template), /mine-storage/);
    assert.deepEqual(specOfTemplate("other", template).disks.storage2, { kind: "volume", name: "other-storage2" });
  });

  it("say what lies in the workspace from there, wherever the next of the team has it", () => {
    const spec = defaultSpec("mine");
    const windows = {
      ...spec.windows,
      customIso: "/home/me/project/isos/own.iso",
      answerFile: "/home/me/project2/a.xml",
    };
    const setup = { script: "/home/me/project/x" };

    const template = templateOf(
      { ...spec, windows, sharing: { folder: "/home/me/project" }, setup },
      "/home/me/project",
    );

    assert.equal(template.sharing?.folder, "${workspaceFolder}");
    assert.equal(template.windows?.customIso, "${workspaceFolder}/isos/own.iso");
    assert.equal(template.windows.answerFile, "/home/me/project2/a.xml");
    const again = specOfTemplate("mine", template, "C:\\work\\$&");
    assert.equal(again.sharing.folder, "C:\\work\\$&");
    assert.equal(again.windows.customIso, "C:\\work\\$&/isos/own.iso");
    assert.deepEqual(again.setup, setup);
  });

  it("are added to a file that keeps its comments, its schema and its other templates", () => {
    const text =
      '{\n  // of our team\n  "$schema": "./own.json",\n  "templates": {\n    "small": { "hardware": { "ramSize": "2G" } }, // for tests\n  }\n}\n';

    const added = withTemplate(text, "large", { hardware: { ramSize: "16G" } });
    const replaced = withTemplate(added, "large", { hardware: { ramSize: "32G" } });

    for (const kept of ["// of our team", '"$schema": "./own.json"', "// for tests"]) {
      assert.ok(replaced.includes(kept), replaced);
    }
    const read = readTemplates(replaced);
    assert.ok("templates" in read, replaced);
    assert.deepEqual(read.templates, {
      small: { hardware: { ramSize: "2G" } },
      large: { hardware: { ramSize: "32G" } },
    });
    const first = readTemplates(withTemplate(undefined, "one", {}));
    assert.ok("templates" in first && "one" in first.templates);
  });

  it("may be short, and have comments", () => {
    const read = readTemplates('{ // ours\n "templates": { "small": { "hardware": { "ramSize": "2G" }, }, } }');
    assert.ok("templates" in read);
    const spec = specOfTemplate("win", read.templates.small ?? {});
    assert.deepEqual(spec, { ...defaultSpec("win"), hardware: { ...defaultSpec("win").hardware, ramSize: "2G" } });
  });

  it("say what is wrong with them", () => {
    for (const text of ["{", "[]", '{ "templates": { "x": { "hardware": { "ramSize": 4 } } } }']) {
      assert.ok("wrong" in readTemplates(text), text);
    }
  });

  it("have a schema for editors, made of ours", () => {
    const written: unknown = JSON.parse(readFileSync("media/windowsDesktops.schema.json", "utf8"));
    assert.deepEqual(written, JSON.parse(JSON.stringify(z.toJSONSchema(templatesSchema, { io: "input" }))));
  });
});
