import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { readModeSettings } from "../../../src/mode/modeSettings";
import { settingsPlaces, type SettingsPlaces } from "../../../src/mode/settingsFiles";

async function placesWith(test: TestContext, files: Partial<Record<keyof SettingsPlaces | "older", unknown>>) {
  const folder = await mkdtemp(join(tmpdir(), "mode-settings-"));
  test.after(() => rm(folder, { recursive: true }));
  const environment = { ProgramData: join(folder, "data"), APPDATA: join(folder, "app") };
  const places = settingsPlaces({ platform: process.platform, environment, homeFolder: folder });
  for (const [name, content] of Object.entries(files)) {
    const place = name === "older" ? places.desktop[1] : places[name as keyof SettingsPlaces];
    const path = typeof place === "string" ? place : place[0];
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, Buffer.isBuffer(content) ? content : JSON.stringify(content));
  }
  return places;
}

describe("readModeSettings", () => {
  it("reads each mode's own files, and of Docker Desktop's the proxies", async (test) => {
    const places = await placesWith(test, {
      linuxDaemon: { debug: true },
      windowsDaemon: { dns: ["1.1.1.1"] },
      windowsDaemonInUse: { dns: ["9.9.9.9"] },
      desktop: { ProxyHTTPMode: "manual", OverrideProxyHTTP: "http://proxy:1", AutoStart: true },
    });

    const linux = await readModeSettings("linux", places, undefined);
    const windows = await readModeSettings("windows", places, { http: "http://proxy:1" });

    assert.deepEqual(linux.daemon, { path: places.linuxDaemon, kind: "settings", value: { debug: true } });
    assert.equal(linux.inUse, undefined);
    assert.equal(linux.engine, undefined);
    assert.deepEqual(windows.daemon, { path: places.windowsDaemon, kind: "settings", value: { dns: ["1.1.1.1"] } });
    assert.ok(windows.inUse?.kind === "settings");
    assert.deepEqual(windows.inUse.value, { dns: ["9.9.9.9"] });
    assert.ok(windows.desktop.kind === "settings");
    assert.deepEqual(windows.desktop.value, { ProxyHTTPMode: "manual", OverrideProxyHTTP: "http://proxy:1" });
    assert.deepEqual(windows.engine, { http: "http://proxy:1" });
  });

  it("falls back on the older file of Docker Desktop, and names the newer where there is none", async (test) => {
    const older = await placesWith(test, { older: { proxyHttpMode: "system" } });
    assert.equal((await readModeSettings("linux", older, undefined)).desktop.path, older.desktop[1]);
    const none = await placesWith(test, {});
    assert.deepEqual((await readModeSettings("linux", none, undefined)).desktop, {
      path: none.desktop[0],
      kind: "absent",
    });
  });

  it("shows no password, wherever an address with one stands", async (test) => {
    const places = await placesWith(test, {
      linuxDaemon: {
        proxies: { "http-proxy": "http://ann:p%40ss@proxy:3128", "no-proxy": "*.local,10.0.0.0/8" },
        "registry-mirrors": ["https://token@mirror.example"],
      },
      desktop: { OverrideProxyHTTP: "ann:secret@proxy:3128" },
    });

    const settings = await readModeSettings("linux", places, { https: "http://xxxxx:xxxxx@proxy:1" });

    const text = JSON.stringify(settings);
    assert.doesNotMatch(text, /ann|p%40ss|token|secret|xxxxx/);
    assert.ok(settings.daemon.kind === "settings");
    assert.deepEqual(settings.daemon.value, {
      proxies: { "http-proxy": "http://***@proxy:3128", "no-proxy": "*.local,10.0.0.0/8" },
      "registry-mirrors": ["https://***@mirror.example"],
    });
  });

  it("shows nothing of a password with letters that part addresses", async (test) => {
    for (const password of ["pa,ss", "abc=def", "p@ss", "p/w", "p//w"]) {
      const addresses = [
        `http://user:${password}@proxy:1`,
        `user:${password}@proxy:1`,
        `HTTP_PROXY=user:${password}@proxy`,
      ];
      const places = await placesWith(test, { linuxDaemon: { addresses } });
      const { daemon } = await readModeSettings("linux", places, undefined);
      assert.ok(daemon.kind === "settings");
      assert.doesNotMatch(JSON.stringify(daemon.value), /user|pa,|ss@|abc|def|p\/|w@/, password);
    }
  });

  it("tells files that a power loss filled with zeros", async (test) => {
    const places = await placesWith(test, { windowsDaemon: Buffer.alloc(64) });
    assert.equal((await readModeSettings("windows", places, undefined)).daemon.kind, "zeros");
  });
});
