import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verdict } from "../../../../src/compatibility/verdict";
import { emptyForm, neededIsolation, toRunOptions, wrongPart } from "../../../../src/ui/commands/run/runForm";

describe("toRunOptions", () => {
  it("leaves what is not filled in to the engine", () => {
    assert.deepEqual(toRunOptions(emptyForm("alpine:3"), "linux"), { image: "alpine:3" });
  });

  it("takes every field", () => {
    const form = {
      image: "web:1",
      name: "web",
      command: 'serve "a b"',
      ports: "8080:80",
      mounts: "C:\\src:C:\\app",
      environment: "A=1",
      memory: "2g",
      isolation: "hyperv" as const,
    };

    assert.deepEqual(toRunOptions(form, "windows"), {
      image: "web:1",
      name: "web",
      command: ["serve", "a b"],
      ports: [{ hostPort: 8080, containerPort: 80, protocol: "tcp" }],
      mounts: [{ kind: "bind", source: "C:\\src", target: "C:\\app", access: "readWrite" }],
      environment: { A: "1" },
      memoryBytes: 2 * 1024 ** 3,
      isolation: "hyperv",
    });
  });
});

describe("neededIsolation", () => {
  const given = (image: number) => {
    const platform = { os: "windows", architecture: "amd64", build: { build: image, revision: 1 } };
    const host = { mode: "windows", hostBuild: { build: 26100, revision: 1 } } as const;
    return verdict(host, platform, { hypervisor: "unknown" });
  };

  it("is Hyper-V where nothing else works and the engine would not choose it", () => {
    assert.equal(neededIsolation("process", given(17763)), "hyperv");
    assert.equal(neededIsolation(undefined, given(17763)), "hyperv");
  });

  it("is left to the engine otherwise", () => {
    assert.equal(neededIsolation("hyperv", given(17763)), undefined);
    assert.equal(neededIsolation("process", given(26100)), undefined);
    assert.equal(neededIsolation("process", undefined), undefined);
  });
});

describe("wrongPart", () => {
  it("finds nothing wrong with an empty field", () => {
    assert.equal(wrongPart("ports", " ", "linux"), undefined);
  });

  it("names the part that does not fit", () => {
    assert.equal(wrongPart("ports", "80:80 eighty", "linux"), "eighty");
  });
});
