import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { formOfSpec, type FormOptions } from "../../../../src/desktop/exchange/formOfSpec";
import type { ContainerForm, ReadForm } from "../../../../src/desktop/exchange/containerForm";
import { readCompose } from "../../../../src/desktop/exchange/readCompose";
import { readKubernetes } from "../../../../src/desktop/exchange/readKubernetes";
import { readRunLine } from "../../../../src/desktop/exchange/readRunLine";
import { specOfForm } from "../../../../src/desktop/exchange/specOfForm";
import { writeCompose } from "../../../../src/desktop/exchange/writeCompose";
import { writeKubernetes } from "../../../../src/desktop/exchange/writeKubernetes";
import { writeRunLine } from "../../../../src/desktop/exchange/writeRunLine";
import { defaultSpec, type DesktopSpec } from "../../../../src/desktop/spec";
import { anySpec } from "./anySpec";

const ways: Readonly<Record<string, (form: ContainerForm) => ReadForm | undefined>> = {
  "a container's form": (form) => ({ form, leftOut: [] }),
  "a Compose file": (form) => {
    const file = readCompose(writeCompose(form));
    return file?.read(file.services[0]?.name ?? "");
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
        fc.property(anySpec, (spec) => assert.deepEqual(again(spec, way), spec)),
        { numRuns: 80 },
      );
    });

    it(`is the same but for its secrets after ${name} that asks for them`, () => {
      fc.assert(
        fc.property(anySpec, (spec) => {
          const { productKey: _key, ...windows } = spec.windows;
          const { password: _password, ...access } = spec.access;
          const read = again(spec, way, { secrets: "asked", defaults: "written" });
          assert.deepEqual(read, { ...spec, windows, access });
        }),
        { numRuns: 20 },
      );
    });
  }
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
