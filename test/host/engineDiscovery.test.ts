import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import type { Inventory } from "../../src/inventory/inventory";
import { EngineDiscovery } from "../../src/ui/engineDiscovery";

const endpoints = "windowsContainers.endpoints";

/** Takes addresses and notes how often; the first time it breaks. */
function brittleInventory() {
  let calls = 0;
  const listeners = new Set<unknown>();
  const inventory: Partial<Inventory> = {
    engines: [],
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    setEndpoints: () => {
      calls += 1;
      if (calls === 1) {
        throw new Error("broken");
      }
    },
  };
  return { inventory: inventory as Inventory, calls: () => calls, listeners };
}

const nothing = (): void => undefined;
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

async function setEndpoints(value: readonly string[] | undefined): Promise<void> {
  await vscode.workspace.getConfiguration().update(endpoints, value, vscode.ConfigurationTarget.Global);
}

describe("looking for engines", () => {
  afterEach(async () => setEndpoints(undefined));

  it("looks once for each change, also when its first look failed", async () => {
    const { inventory, calls } = brittleInventory();
    const discovery = new EngineDiscovery(inventory, silent);
    await assert.rejects(discovery.start(), /broken/);
    await discovery.start();
    const before = calls();

    await setEndpoints(["tcp://127.0.0.1:1"]);
    await until(() => calls() > before);
    // A second look would have begun with the first.
    await delay(200);

    assert.equal(calls(), before + 1);
    discovery.dispose();
  });

  it("leaves nothing behind when it ends before its first look does", async () => {
    const { inventory, calls, listeners } = brittleInventory();
    await new EngineDiscovery(inventory, silent).start().catch(() => undefined);
    const discovery = new EngineDiscovery(inventory, silent);
    const before = calls();
    const started = discovery.start();
    discovery.dispose();
    await started;

    await setEndpoints(["tcp://127.0.0.1:1"]);
    await delay(200);

    assert.equal(calls(), before);
    assert.equal(listeners.size, 0);
  });
});

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isTrue(); turn += 1) {
    await delay(25);
  }
  assert.ok(isTrue(), "waited in vain");
}
