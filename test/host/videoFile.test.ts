import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { VideoFile } from "../../src/ui/panels/desktop/videoFile";

describe("a video for a place that is no file", () => {
  const own = { ...vscode.window };
  let folder: string;

  before(async () => (folder = await mkdtemp(join(tmpdir(), "video-file-"))));
  afterEach(() => {
    const { showSaveDialog, showInformationMessage, showErrorMessage } = own;
    Object.assign(vscode.window, { showSaveDialog, showInformationMessage, showErrorMessage });
  });
  after(() => rm(folder, { recursive: true }));

  /** The places that a person chooses, one after the other, and the button below the error. */
  function choosing(places: readonly vscode.Uri[], button: string | undefined) {
    const left = [...places];
    const said: string[] = [];
    Object.assign(vscode.window, {
      showSaveDialog: () => Promise.resolve(left.shift()),
      showInformationMessage: () => Promise.resolve(undefined),
      showErrorMessage: (message: string, ...buttons: readonly string[]) => {
        said.push(message);
        return Promise.resolve(buttons.find((one) => one === button));
      },
    });
    return said;
  }

  async function record(): Promise<void> {
    const video = await VideoFile.create("win", "webm");
    await video?.write(Buffer.from("one "));
    await video?.write(Buffer.from("two"));
    await video?.end();
  }

  const nowhere = vscode.Uri.parse("nowhere:/video.webm");

  it("goes elsewhere when it did not arrive there", async () => {
    const path = join(folder, "video.webm");
    const said = choosing([nowhere, vscode.Uri.file(path)], "Save Elsewhere…");

    await record();

    assert.equal(await readFile(path, "utf8"), "one two");
    assert.equal(said.length, 1);
  });

  it("stays where it was written, and the error says where, when nobody wants it elsewhere", async () => {
    const said = choosing([nowhere], undefined);

    await record();

    const kept = /It is kept as (.*\.webm)\.$/.exec(said[0] ?? "")?.[1] ?? "";
    assert.equal(await readFile(kept, "utf8"), "one two");
    await rm(kept);
  });
});
