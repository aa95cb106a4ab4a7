import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { formFields } from "../../../../src/desktop/fields/formFields";
import { readValues, valueProblems, valuesOfSpec, type FormValues } from "../../../../src/desktop/fields/formValues";
import { defaultSpec, desktopSpecSchema } from "../../../../src/desktop/spec";
import { specGroups, variableTable } from "../../../../src/desktop/spec/variableTable";
import { anySpec } from "../exchange/anySpec";

const start = valuesOfSpec(defaultSpec("win"));

function problemsOf(values: FormValues): readonly string[] {
  const problems = valueProblems(readValues({ ...start, ...values }), undefined);
  return problems.map(({ field, kind, severity }) => `${field}: ${kind} (${severity})`);
}

describe("the fields of a form", () => {
  it("are all that a spec has, each once", () => {
    const inSpec = specGroups.flatMap((group) => Object.keys(desktopSpecSchema.shape[group].shape));
    const setup = Object.keys(desktopSpecSchema.shape.setup.def.innerType.shape);
    const wanted = ["name", "image", "otherVariables", ...inSpec, ...setup];
    // Desktops are made without a terminal, and stay until they are removed.
    const left = new Set(["terminal", "removeAfterStop"]);
    assert.deepEqual(
      formFields.map(({ field }) => field).toSorted(),
      wanted.filter((field) => !left.has(field)).toSorted(),
    );
  });

  it("reach every variable of the image", () => {
    const named = formFields.flatMap(({ variable }) => variable ?? []);
    assert.deepEqual(
      named,
      variableTable.map(({ variable }) => variable.name),
    );
  });

  it("give any desktop back", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { terminal: _terminal, removeAfterStop: _remove, ...advanced } = spec.advanced;
        const { setup, ...others } = spec;
        const isEmpty = setup === undefined || Object.keys(setup).length === 0;
        const read = readValues(valuesOfSpec(spec));
        assert.deepEqual(read.unreadable, []);
        assert.deepEqual(read.spec, { ...others, advanced, ...(!isEmpty && { setup }) });
      }),
      { numRuns: 300 },
    );
  });

  it("say nothing when they are empty", () => {
    const { spec } = readValues({ ...start, cpuModel: "", ports: "\n", storage: " ", packages: "" });
    assert.deepEqual(spec, defaultSpec("win"));
  });

  it("follow the name with what is named after it", () => {
    assert.deepEqual(readValues({ ...start, name: "other" }).spec.disks.storage, defaultSpec("other").disks.storage);
  });

  it("take any text, and tell what of it is wrong beside its own field alone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...formFields), fc.string({ unit: "grapheme" }), ({ field }, text) => {
        const others = problemsOf({ [field]: text }).filter((problem) => !problem.startsWith(`${field}:`));
        assert.deepEqual(
          others.filter((problem) => problem.includes("malformed")),
          [],
        );
      }),
      { numRuns: 500 },
    );
    assert.deepEqual(problemsOf({ name: "no spaces" }), ["name: malformed (error)"]);
    assert.deepEqual(problemsOf({ ramSize: "" }), ["ramSize: malformed (error)"]);
    assert.deepEqual(problemsOf({ ports: "8006:80:90" }), ["ports: malformed (error)"]);
    assert.deepEqual(problemsOf({ packages: "Git.Git\nno such name" }), ["packages: malformed (error)"]);
    assert.deepEqual(problemsOf({ width: "10" }), ["width: malformed (error)"]);
    assert.deepEqual(problemsOf({ customIso: "win.iso" }), ["customIso: folderNotAbsolute (error)"]);
  });
});
