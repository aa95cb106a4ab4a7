import assert from "node:assert/strict";
import { recogniseError } from "../../src/engine/catalogue";
import { toEngineError } from "../../src/engine/docker/toEngineError";
import { presentError } from "../../src/ui/errors/presentError";
import { remedyButton } from "../../src/ui/errors/knownErrorRemedies";
import { elevated, terminal } from "./knownErrorRow";
import { knownErrors } from "./knownErrors";

const call = {
  endpoint: "npipe:////./pipe/docker_engine",
  operation: "start container",
  object: "container",
  id: "web",
} as const;

describe("a known error on its way from the engine to the user", () => {
  it("is in the table for each of the 49", () => {
    const numbers = new Set(knownErrors.map(({ number }) => number));

    assert.deepEqual(
      [...numbers],
      Array.from({ length: 49 }, (_, index) => index + 1),
    );
  });

  for (const { number, said, sentence, buttons } of knownErrors) {
    it(`says its cause and offers exactly what helps, error ${number}: ${said.message.slice(0, 60)}`, () => {
      const { message, remedies } = presentError(toEngineError(said, call));

      assert.equal(recogniseError(said.message)?.number, number);
      assert.equal(message, sentence);
      assert.deepEqual(
        remedies.map(({ title }) => title),
        [...buttons, "Show Details", "Show Log"],
      );
    });
  }

  it("says nothing of groups of Windows when a socket of Linux refuses", () => {
    const refused = Object.assign(new Error("connect EACCES /var/run/docker.sock"), { code: "EACCES" });
    const { remedies } = presentError(toEngineError(refused, { ...call, endpoint: "unix:///var/run/docker.sock" }));

    assert.deepEqual(
      remedies.map(({ title }) => title),
      ["Try Again", "Copy for a Bug Report", "Show Log"],
    );
  });

  it("leads to the service and to administrators where there is no Docker Desktop", () => {
    const titles = (["startDesktop", "joinDockerUsers"] as const).flatMap((kind) =>
      remedyButton({ kind }, "", false).map(({ title }) => title),
    );

    assert.deepEqual(titles, [elevated("Start-Service docker"), "Run VS Code as Administrator…"]);
  });

  it("opens the configuration that the error names, where Docker Desktop does not write that", () => {
    const named = String.raw`unable to configure the Docker daemon with file C:\ProgramData\Docker\config\daemon.json: x`;
    const own = String.raw`unable to configure the Docker daemon with file D:\docker\daemon.json: x`;
    const titles = [
      ...remedyButton({ kind: "daemonConfiguration" }, named, true),
      ...remedyButton({ kind: "daemonConfiguration" }, named, false),
      ...remedyButton({ kind: "daemonConfiguration" }, own, true),
    ].map(({ title }) => title);

    assert.deepEqual(titles, [
      terminal(String.raw`notepad "$env:USERPROFILE\.docker\windows-daemon.json"`),
      elevated(String.raw`notepad 'C:\ProgramData\Docker\config\daemon.json'`),
      elevated(String.raw`notepad 'D:\docker\daemon.json'`),
    ]);
  });

  it("blames no reserved range when a Linux engine refuses a port", () => {
    const text = "listen tcp 0.0.0.0:80: bind: permission denied";

    assert.equal(presentError(toEngineError(new Error(text), call)).message, text);
  });
});
