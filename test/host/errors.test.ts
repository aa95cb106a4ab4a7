import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { catalogue } from "../../src/engine/catalogue";
import { EngineError } from "../../src/engine/engineError";
import { NotUndone } from "../../src/engine/undoList";
import { lineButton } from "../../src/ui/errors/lineButton";
import { presentError } from "../../src/ui/errors/presentError";
import { repeatable } from "../../src/ui/errors/repeatable";
import { UserError } from "../../src/ui/errors/userError";
import { showInTerminal } from "../../src/ui/terminals/showInTerminal";

function titlesOf(text: string): readonly string[] {
  return presentError(new Error(text)).remedies.map(({ title }) => title);
}

describe("an error as it is shown", () => {
  for (const { number, samples } of catalogue) {
    it(`has a cause, its original text and more than that to press, error ${number}`, () => {
      for (const sample of samples) {
        const { message } = presentError(new Error(sample));
        const titles = titlesOf(sample);

        assert.notEqual(message, sample);
        assert.ok(titles.includes("Show Details"), sample);
        assert.ok(titles.filter((title) => !["Show Details", "Show Log"].includes(title)).length > 0, sample);
      }
    });
  }

  it("does not lead to Linux containers when the image is a Windows one that is newer than the engine's Windows", () => {
    const detail = "no matching manifest for windows(10.0.22631)/amd64 in the manifest list entries";
    const { message, remedies } = presentError(new EngineError({ kind: "imageTooNew", detail }));

    assert.match(message, /newer Windows/);
    assert.deepEqual(
      remedies.map(({ title }) => title),
      ["Learn More", "Show Details", "Show Log"],
    );
  });

  it("is copied for a bug report when nobody knows it, without the names of users", async () => {
    const text = String.raw`mystery 0x1234 in C:\Users\Mia\x`;
    const { message, remedies } = presentError(new Error(text));
    const copy = remedies.find(({ title }) => title === "Copy for a Bug Report");

    await copy?.press();

    assert.equal(message, text);
    assert.equal(await vscode.env.clipboard.readText(), String.raw`mystery 0x1234 in C:\Users\<user>\x`);
  });

  it("has the button that helps and nothing for a bug report when it only tells of a precondition", () => {
    const again = { title: "Try Again", press: () => Promise.resolve() };
    const { message, remedies } = presentError(new UserError("It is asleep.", [again]));

    assert.equal(message, "It is asleep.");
    assert.deepEqual(
      remedies.map(({ title }) => title),
      ["Try Again", "Show Log"],
    );
  });

  it("is no report of this program's own clock when no answer came in time", () => {
    const { message } = presentError(new DOMException("The operation was aborted due to timeout", "TimeoutError"));

    assert.equal(message, "No answer came in time. Try it again.");
  });

  it("says what could not be taken back of what was cancelled", () => {
    const left = [new Error("The name is taken.")];
    const { message } = presentError(new NotUndone(new DOMException("", "AbortError"), left));

    assert.equal(
      message,
      "It was cancelled. Not everything that was begun could be undone. Clean this up by hand: The name is taken.",
    );
  });

  it("does once more what broke off in the middle, and offers nothing of the kind for another failure", async () => {
    const endpoint = "unix:///run/lab.sock";
    const fellSilent = new EngineError({ kind: "fellSilent", endpoint, operation: "pull", afterMs: 33_000 });
    const refused = new EngineError({ kind: "refused", detail: "no" });
    const failures: (Error | undefined)[] = [fellSilent, undefined];
    let done = 0;
    const pulling = repeatable("Pull Again", async () => {
      const failure = failures.shift();
      if (failure) {
        throw failure;
      }
      done += 1;
      return Promise.resolve();
    });

    const { message, remedies } = presentError(await rejectionOf(pulling));
    const again = remedies.find(({ title }) => title === "Pull Again");
    await again?.press();
    const other = await rejectionOf(repeatable("Pull Again", () => Promise.reject(refused)));

    assert.match(message, /unix:\/\/\/run\/lab\.sock has said nothing for 33 seconds/);
    assert.ok(remedies.some(({ title }) => title === "Refresh"));
    assert.equal(done, 1);
    assert.equal(other, refused);
  });

  it("unpacks an image once more whose layers were refused", async () => {
    const detail =
      "failed to register layer: re-exec error: exit status 1: output: ProcessBaseLayer C:\\x: Zugriff verweigert";
    const endpoint = "npipe:////./pipe/dockerDesktopWindowsEngine";
    const failures = [new EngineError({ kind: "engineFailed", endpoint, status: 500, detail })];
    const done: string[] = [];
    const pulling = repeatable("Pull Again", async () => {
      const failure = failures.pop();
      if (failure) {
        throw failure;
      }
      done.push("pulled");
      return Promise.resolve();
    });

    const [first] = presentError(await rejectionOf(pulling)).remedies;
    await first?.press();

    assert.equal(first?.title, "Pull Again");
    assert.deepEqual(done, ["pulled"]);
  });

  it("opens the line that helps in a terminal", async () => {
    const opened = nextTerminal();
    const { remedies } = presentError(
      new Error("unable to configure the Docker daemon with file daemon.json: no such option"),
    );

    await remedies.find(({ title }) => title.startsWith("Open Terminal With notepad"))?.press();

    (await opened).dispose();
  });
});

describe("a line that is shown in a terminal", () => {
  it("is typed and waits for Enter", async () => {
    const folder = await mkdtemp(join(tmpdir(), "windows-containers-line-"));
    const marker = join(folder, "marker");
    const opened = nextTerminal();

    await showInTerminal(`echo typed >"${marker}"`);
    const terminal = await opened;
    // Belongs to the line only when that was not sent off before.
    terminal.sendText(" and sent off by a person", true);

    assert.equal(await contentOf(marker), "typed and sent off by a person");
    terminal.dispose();
    await rm(folder, { recursive: true });
  });

  it("says what a line still needs, once it is in a terminal", async () => {
    const own = vscode.window.showInformationMessage;
    const told: string[] = [];
    Object.assign(vscode.window, { showInformationMessage: (text: string) => Promise.resolve(void told.push(text)) });
    try {
      const opened = nextTerminal();
      await lineButton({ line: "true", rights: "user", after: "signOut" }).press();
      (await opened).dispose();
    } finally {
      Object.assign(vscode.window, { showInformationMessage: own });
    }

    assert.deepEqual(told, ["It takes effect after you sign out and in again. Save your work first."]);
  });
});

async function rejectionOf(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => assert.fail("it succeeded"),
    (reason: unknown) => reason,
  );
}

async function nextTerminal(): Promise<vscode.Terminal> {
  return new Promise((resolve) => {
    const listener = vscode.window.onDidOpenTerminal((terminal) => {
      listener.dispose();
      resolve(terminal);
    });
  });
}

/** What the shell wrote, once it did. */
async function contentOf(file: string): Promise<string> {
  for (let wait = 0; wait < 20_000; wait += 50) {
    const text = await readFile(file, "utf8").catch(() => "");
    if (text !== "") {
      return text.trim();
    }
    await delay(50);
  }
  throw new Error("The shell wrote nothing.");
}
