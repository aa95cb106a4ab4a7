import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dockerBuildLine } from "../../../../src/engine/build/dockerBuildLine";

describe("The docker build line", () => {
  it("is short for a build that asks for nothing", () => {
    const options = { contextFolder: "/srv/web", dockerfile: "Dockerfile" };
    assert.equal(dockerBuildLine(options, "posix"), "docker build .");
  });

  it("says everything that was asked for, quoted for the shell", () => {
    const options = {
      contextFolder: "C:\\web",
      dockerfile: "build files/web.dockerfile",
      tag: "lab/web:1",
      target: "final",
      buildArguments: { GREETING: "it's me" },
      platform: "windows/amd64",
      isolation: "hyperv",
      memoryBytes: 2 * 1024 ** 3,
    } as const;
    assert.equal(
      dockerBuildLine(options, "powershell"),
      "docker build --tag lab/web:1 --file 'build files/web.dockerfile' --target final " +
        "--build-arg 'GREETING=it''s me' --platform windows/amd64 --isolation hyperv --memory 2g .",
    );
  });
});
