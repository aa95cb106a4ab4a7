import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { DesktopState } from "../../src/desktop/desktop";
import { InstallationFollower } from "../../src/ui/status/installationFollower";
import type { Desktops } from "../../src/ui/tree/desktops/desktops";
import { aContainer, anEngine } from "../unit/ui/tree/anEngine";

const installing: DesktopState = {
  ...{ kind: "installing", stage: { kind: "setup" }, generation: "mediumAsItIs", machine: "running" },
  ...{ display: "served", pace: undefined, announcement: "expected", problem: undefined, hints: [] },
};
const failed: DesktopState = {
  ...{ kind: "failed", disk: "settled" },
  failure: { cause: "machineCrashed", text: "", exitCode: 1 },
};
const quiet = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

interface Toast {
  readonly messages: (string | undefined)[];
  cancel(): void;
  readonly closed: Promise<unknown>;
}

describe("an installation that goes on", () => {
  const own = { ...vscode.window };
  let toasts: Toast[];
  let said: string[];
  let state: DesktopState | undefined;
  let kept: unknown;

  beforeEach(() => {
    [toasts, said, state, kept] = [[], [], installing, undefined];
    Object.assign(vscode.window, {
      withProgress: async (_options: unknown, task: (progress: unknown, token: unknown) => Promise<unknown>) => {
        const cancelled = new vscode.EventEmitter<void>();
        const messages: (string | undefined)[] = [];
        const progress = { report: ({ message }: { message?: string }) => messages.push(message) };
        const closed = task(progress, { onCancellationRequested: cancelled.event });
        toasts.push({ messages, cancel: () => cancelled.fire(), closed });
        return closed;
      },
      showErrorMessage: (message: string) => Promise.resolve(void said.push(message)),
    });
  });

  afterEach(() => {
    Object.assign(vscode.window, { withProgress: own.withProgress, showErrorMessage: own.showErrorMessage });
  });

  function aFollower(): InstallationFollower {
    const desktop = () => ({ container: aContainer("desk"), snapshot: anEngine(), state });
    const desktops = { find: desktop, list: () => [desktop()], engineOf: () => undefined } as unknown as Desktops;
    const memory = {
      get: (_key: string, usual: unknown) => kept ?? usual,
      update: (_key: string, value: unknown) => Promise.resolve((kept = value)),
    } as unknown as vscode.Memento;
    return new InstallationFollower({ desktops, logger: quiet, memory });
  }

  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it("is shown until its end, which is told", async () => {
    const follower = aFollower();
    follower.update();
    follower.update();
    assert.equal(toasts.length, 1);
    assert.match(toasts[0]?.messages.at(-1) ?? "", /Windows Setup/);

    state = failed;
    follower.update();

    await toasts[0]?.closed;
    await settled();
    assert.match(said.join("\n"), /^desk did not come up/);
    assert.equal(said.length, 1);
  });

  it("is told of at its end although its notification was closed, which does not come back", async () => {
    const follower = aFollower();
    follower.update();
    toasts[0]?.cancel();
    await toasts[0]?.closed;
    follower.update();
    assert.equal(toasts.length, 1);
    // As after a reload.
    const another = aFollower();
    another.update();
    assert.equal(toasts.length, 1);

    state = failed;
    another.update();

    await settled();
    assert.match(said.join("\n"), /^desk did not come up/);
  });
});
