import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Engine } from "../../src/engine/engine";
import type { Container } from "../../src/engine/model";
import type { Inventory } from "../../src/inventory/inventory";
import { copyWslSettings } from "../../src/ui/commands/desktops/copyWslSettings";
import type { PrerequisiteCommandParts } from "../../src/ui/commands/prerequisites/prerequisiteCommandParts";
import { fixPrerequisite } from "../../src/ui/commands/prerequisites/fixPrerequisite";
import { removeDesktop } from "../../src/ui/commands/desktops/removeDesktop";
import type { Desktops } from "../../src/ui/tree/desktops/desktops";
import { repairInstallation } from "../../src/ui/commands/mode/repairInstallation";
import { askBeforeEnd } from "../../src/ui/commands/mode/desktopsInTheWay";
import { askToStop } from "../../src/ui/commands/mode/askBeforeSwitch";
import { aContainer, anEngine, byId } from "../unit/ui/tree/anEngine";

type Question = readonly [message: string, ...parameters: readonly unknown[]];

/** What is asked while something runs; nobody presses a button. */
async function questionsOf(work: () => Promise<unknown>): Promise<readonly Question[]> {
  const asked: Question[] = [];
  const own = vscode.window.showWarningMessage;
  vscode.window.showWarningMessage = (...question: Question): Promise<undefined> => {
    asked.push(question);
    return Promise.resolve(undefined);
  };
  try {
    await work();
  } finally {
    vscode.window.showWarningMessage = own;
  }
  return asked;
}

function dockerDesktopWith(...containers: readonly Container[]) {
  const snapshot = anEngine({ container: byId(...containers), platformName: "Docker Desktop 4.43.1" });
  // Nothing is known of a disk that cannot be looked at.
  const engine = { inspect: () => Promise.reject(new Error("gone")) } as unknown as Engine;
  const inventory = { engines: [snapshot], engine: () => engine } as unknown as Inventory;
  return { inventory, snapshot };
}

const desk = aContainer("desk", { image: "dockurr/windows:6.05" });

describe("the question before an engine is stopped for a switch of the mode", () => {
  async function answerAndDetail(running: readonly string[], ...containers: readonly Container[]) {
    const { inventory } = dockerDesktopWith(...containers);
    let answer = "";
    const [asked] = await questionsOf(async () => (answer = await askToStop("linux", running, inventory)));
    const [, { detail = "" } = {}, button] = asked as unknown as [string, vscode.MessageOptions?, string?];
    return { answer, detail, button };
  }

  it("offers to shut its desktops down first, and names what else would stop", async () => {
    const { answer, detail, button } = await answerAndDetail(["desk", "web", "db"], desk, aContainer("web"));

    assert.equal(button, "Shut Down Desktops and Switch");
    assert.match(detail, /^Windows desktops run on it/);
    assert.match(detail, /desk is a Windows desktop: everything in it may be lost/);
    assert.match(detail, /would stop:\nweb\ndb$/);
    assert.equal(answer, "no");
  });

  it("says nothing of others where only desktops run", async () => {
    const { detail } = await answerAndDetail(["desk"], desk);

    assert.doesNotMatch(detail, /would stop|No container/);
  });

  it("names the containers alone where no desktop runs", async () => {
    const resting = { ...desk, state: "exited" } as const;
    const { detail, button } = await answerAndDetail(["web"], resting, aContainer("web"));

    assert.equal(button, "Stop and Switch");
    assert.match(detail, /would stop:\nweb$/);
  });
});

describe("the question before Docker Desktop is ended", () => {
  it("offers to shut its desktops down first, with what they would lose", async () => {
    const { inventory } = dockerDesktopWith(desk, aContainer("web"));
    let answer = "";
    const [asked] = await questionsOf(async () => (answer = await askBeforeEnd(inventory)));

    assert.match(asked?.[0] ?? "", /^This ends Docker Desktop/);
    assert.match(
      (asked?.[1] as vscode.MessageOptions).detail ?? "",
      /desk is a Windows desktop: everything in it may be lost/,
    );
    assert.equal(asked?.[2], "Shut Down Desktops and Continue");
    assert.equal(answer, "no");
  });

  it("is not asked where no desktop runs", async () => {
    const { inventory } = dockerDesktopWith({ ...desk, state: "exited" }, aContainer("web"));
    let answer = "";

    assert.deepEqual(await questionsOf(async () => (answer = await askBeforeEnd(inventory))), []);
    assert.equal(answer, "yes");
  });
});

describe("a restart of Windows that a check asks for", () => {
  const question = "This ends Docker Desktop, and all its containers with it.";

  async function askedBefore(line: string, ...containers: readonly Container[]): Promise<readonly Question[]> {
    const remedy = { kind: "command", line, rights: "user", where: "elsewhere", after: "nothing" } as const;
    const result = { status: "warning", finding: "restartPending", value: "", evidence: [], remedy };
    const row = { key: "windows/restart", id: "restart", result };
    const prerequisites = { start: () => Promise.resolve({ row: () => row }) };
    const { inventory } = dockerDesktopWith(...containers);
    const parts = { prerequisites, inventory } as unknown as PrerequisiteCommandParts;
    const own = vscode.window.showInformationMessage;
    vscode.window.showInformationMessage = () => Promise.resolve(undefined);
    try {
      return await questionsOf(async () => fixPrerequisite(parts, { kind: "check", key: row.key }));
    } finally {
      vscode.window.showInformationMessage = own;
    }
  }

  it("has the desktops of Docker Desktop shut down before, and is not shown else", async () => {
    assert.deepEqual(
      (await askedBefore("shutdown.exe /r /t 60", desk)).map(([message]) => message),
      [question],
    );
    assert.deepEqual(await askedBefore("shutdown.exe /r /t 60", aContainer("web")), []);
    assert.deepEqual(await askedBefore("wsl.exe --update", desk), []);
  });
});

describe("the button that repairs Docker Desktop's installation", () => {
  const places = { dockerCliPath: undefined, dockerPath: undefined, applicationPath: undefined, activeHost: "" };

  it("asks to shut the desktops of the window down before its line is shown", async () => {
    const { inventory } = dockerDesktopWith(desk);

    const asked = await questionsOf(() => repairInstallation(inventory, () => Promise.resolve(places)));

    assert.deepEqual(
      asked.map(([message]) => message),
      ["This ends Docker Desktop, and all its containers with it."],
    );
  });
});

describe("the question before a desktop is removed", () => {
  async function questionAbout(Mounts: readonly object[], Env: readonly string[] = []) {
    const record = { Id: "desk", Name: "/desk", State: { Status: "exited", ExitCode: 0, StartedAt: "" } };
    const inspect = () => Promise.resolve({ ...record, Config: { Image: desk.image, Env }, Mounts });
    const [container, snapshot] = [{ ...desk, state: "exited" } as const, anEngine()];
    const desktop = { container, snapshot, state: undefined };
    const desktops = { find: () => desktop, list: () => [desktop], engineOf: () => ({ inspect }) as unknown as Engine };
    const node = { kind: "desktop", engineKey: snapshot.key, id: "desk" } as const;
    const removing = async (): Promise<void> =>
      removeDesktop(desktops as unknown as Desktops, {} as vscode.SecretStorage, node);
    const [asked] = await questionsOf(async () => assert.rejects(removing, vscode.CancellationError));
    const [, { detail = "" } = {}, ...buttons] = asked as unknown as [string, vscode.MessageOptions?, ...string[]];
    return { detail, buttons };
  }

  const storage = { Type: "volume", Name: "win", Destination: "/storage" };

  it("names its storage, and offers to keep it", async () => {
    const { detail, buttons } = await questionAbout([storage]);

    assert.match(detail, /Its storage, with Windows and all files in it, is win\.$/);
    assert.deepEqual(buttons, ["Remove, Keep Storage", "Remove with Storage…"]);
  });

  it("names the disks that lie in its container and go with it", async () => {
    const { detail } = await questionAbout([storage], ["DISK2_SIZE=8G"]);

    assert.match(detail, /is win\.\n\nDisk 2 of desk lies in its container and is lost with it/);
  });

  it("names no storage where Windows lies in the container, and offers to remove none", async () => {
    const { detail, buttons } = await questionAbout([], []);

    assert.match(detail, /^Its container and its network are removed\.\n\nDisk 1 of desk lies in its container/);
    assert.deepEqual(buttons, ["Remove"]);
  });
});

describe("the lines for .wslconfig", () => {
  const desktopsOf = (...containers: readonly Container[]) => {
    const { snapshot } = dockerDesktopWith();
    return { list: () => containers.map((container) => ({ container, snapshot, state: undefined })) };
  };

  it("come with the offer to shut down the desktops that a shutdown of WSL would end", async () => {
    const [asked] = await questionsOf(() => copyWslSettings(desktopsOf(desk), "engine"));

    assert.match(asked?.[0] ?? "", /shut all desktops down before you run wsl --shutdown/);
    assert.equal(asked?.[1], "Shut Down Desktops");
    assert.match(await vscode.env.clipboard.readText(), /^\[wsl2\]/);
  });

  it("come without it where no desktop runs there", async () => {
    const resting = { ...desk, state: "exited" } as const;

    assert.deepEqual(await questionsOf(() => copyWslSettings(desktopsOf(resting), "engine")), []);
    assert.deepEqual(await questionsOf(() => copyWslSettings(desktopsOf(desk), "another")), []);
  });
});
