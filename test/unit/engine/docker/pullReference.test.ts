import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parsePullReference } from "../../../../src/engine/docker/pullReference";

const hub = "https://index.docker.io/v1/";
const digest = `sha256:${"a".repeat(64)}`;

describe("parsePullReference", () => {
  for (const [reference, repository, tag, registry] of [
    ["alpine", "alpine", "latest", hub],
    ["dockurr/windows:5.1", "dockurr/windows", "5.1", hub],
    ["docker.io/library/alpine:3", "docker.io/library/alpine", "3", hub],
    ["localhost/app", "localhost/app", "latest", "localhost"],
    ["localhost:5000/app", "localhost:5000/app", "latest", "localhost:5000"],
    [
      "mcr.microsoft.com/windows/nanoserver:ltsc2025",
      "mcr.microsoft.com/windows/nanoserver",
      "ltsc2025",
      "mcr.microsoft.com",
    ],
    [`app@${digest}`, "app", digest, hub],
    [`lab:5000/app:1@${digest}`, "lab:5000/app", digest, "lab:5000"],
  ] as const) {
    it(`reads ${reference}`, () => assert.deepEqual(parsePullReference(reference), { repository, tag, registry }));
  }
});
