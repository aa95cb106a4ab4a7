import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import * as z from "zod/mini";
import { readTemplates, specOfTemplate, templateOf, templatesSchema } from "../../../src/desktop/templates";
import { defaultSpec } from "../../../src/desktop/spec";
import { anySpec } from "./exchange/anySpec";

describe("templates", () => {
  it("give any desktop back, but for its name, its secrets and its volume", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const text = JSON.stringify({ templates: { one: templateOf(spec) } });
        const read = readTemplates(text);
        assert.ok("templates" in read, JSON.stringify(read));
        const { productKey: _key, ...windows } = spec.windows;
        const { password: _password, ...access } = spec.access;
        const storage = spec.disks.storage.kind === "folder" ? spec.disks.storage : defaultSpec("new").disks.storage;
        const again = specOfTemplate("new", read.templates.one ?? {});
        assert.deepEqual(again, { ...spec, name: "new", windows, access, disks: { ...spec.disks, storage } });
      }),
      { numRuns: 50 },
    );
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
