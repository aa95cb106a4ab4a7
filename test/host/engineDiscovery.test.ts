import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import type { Endpoint } from "../../src/engine/endpoint";
import type { Inventory } from "../../src/inventory/inventory";
import { EngineDiscovery } from "../../src/ui/engines/engineDiscovery";
import { silentLogger } from "../unit/platform/loggers";

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

/** Keeps the addresses that it is told. */
function listedInventory() {
  const told: (readonly string[])[] = [];
  const inventory: Partial<Inventory> = {
    engines: [],
    onDidChange: () => ({ dispose: nothing }),
    setEndpoints: (endpoints: readonly Endpoint[]) => void told.push(endpoints.map(({ host }) => host)),
  };
  return { inventory: inventory as Inventory, told };
}

const nothing = (): void => undefined;

async function setEndpoints(hosts: readonly string[] | undefined): Promise<void> {
  const value = hosts?.map((host) => ({ host, name: host }));
  await vscode.workspace.getConfiguration().update(endpoints, value, vscode.ConfigurationTarget.Global);
}

describe("looking for engines", () => {
  afterEach(async () => setEndpoints(undefined));

  it("looks once for each change, also when its first look failed", async () => {
    const { inventory, calls } = brittleInventory();
    const discovery = new EngineDiscovery(inventory, silentLogger);
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

  it("looks at this machine's engines before anybody asks, and at others once somebody does", async () => {
    await setEndpoints(["unix:///run/other.sock", "tcp://127.0.0.1:1", "ssh://somebody@127.0.0.1:1"]);
    const { inventory, told } = listedInventory();
    const discovery = new EngineDiscovery(inventory, silentLogger);

    await until(() => told.length > 0);
    const ahead = told.at(-1) ?? [];
    assert.ok(ahead.includes("unix:///run/other.sock"), ahead.join());
    assert.ok(
      ahead.every((host) => /^(unix|npipe):/.test(host)),
      ahead.join(),
    );

    await discovery.start();
    const all = told.at(-1) ?? [];
    assert.ok(all.includes("tcp://127.0.0.1:1"), all.join());
    assert.ok(
      all.some((host) => host.startsWith("ssh:")),
      all.join(),
    );
    discovery.dispose();
  });

  it("leaves nothing behind when it ends before its first look does", async () => {
    const { inventory, calls, listeners } = brittleInventory();
    const failed = new EngineDiscovery(inventory, silentLogger);
    await failed.start().catch(() => undefined);
    failed.dispose();
    const discovery = new EngineDiscovery(inventory, silentLogger);
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
