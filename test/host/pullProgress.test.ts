import assert from "node:assert/strict";
import * as vscode from "vscode";
import { verdict } from "../../src/compatibility/verdict";
import type { Engine } from "../../src/engine/engine";
import { pullWithProgress } from "../../src/ui/commands/images/pullImage";
import type { ProgressReport } from "../../src/ui/progress";

describe("the progress of a pull", () => {
  const own = { ...vscode.window };
  afterEach(() => Object.assign(vscode.window, { withProgress: own.withProgress }));

  it("says what to expect of a Windows image before its first byte, and to the end", async () => {
    const shown: (string | undefined)[] = [];
    Object.assign(vscode.window, {
      withProgress: (
        { title }: vscode.ProgressOptions,
        task: (progress: vscode.Progress<ProgressReport>, token: vscode.CancellationToken) => Promise<void>,
      ) => {
        shown.push(title);
        const { token } = new vscode.CancellationTokenSource();
        return task({ report: ({ message }) => shown.push(message) }, token);
      },
    });
    const engine = {
      pull: (...[, options]: Parameters<Engine["pull"]>) => {
        shown.push("first byte");
        options.onProgress({ layer: "3f2a", status: "Downloading", currentBytes: 1, totalBytes: 2 });
        return Promise.resolve();
      },
    };
    const host = { mode: "windows", hostBuild: { build: 22631, revision: 1 } } as const;
    const image = { os: "windows", architecture: "amd64", build: { build: 17763, revision: 2 } } as const;

    const given = verdict(host, image, { hypervisor: "present" });
    await pullWithProgress(engine as Engine, "nanoserver:1809", given);

    const [title, before, , during] = shown;
    assert.equal(title, "Pulling nanoserver:1809 (Hyper-V only)");
    assert.equal(
      before,
      "Build 17763.2 needs Hyper-V isolation on this host of build 22631.1. Images tagged ltsc2022 share this host's kernel.",
    );
    assert.ok(during?.startsWith(`${before} 0 of 1 layers`), during);
  });
});
