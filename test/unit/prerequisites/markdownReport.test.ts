import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evidenceList, markdownReport } from "../../../src/prerequisites/markdownReport";
import { fine, trouble } from "../../../src/prerequisites/result";
import { withoutPrivateText } from "../../../src/ui/errors/withoutPrivateText";

const head = { extensionVersion: "0.1.0", editor: "Code 1.105.0", platform: "win32 x64" };
const edition = {
  key: "windows/edition",
  id: "edition",
  result: fine({ value: "Professional", evidence: [{ source: "HKLM\\Key EditionID", found: "Professional" }] }),
} as const;

describe("markdownReport", () => {
  it("is a table per area, in the words of the checks", () => {
    const running = { key: "windows/build", id: "build", result: undefined } as const;
    const rows = [edition, running];

    assert.equal(
      markdownReport([{ key: "windows", area: "windows", engineName: undefined, rows }], head),
      [
        "## Prerequisites of Windows containers",
        "",
        "Windows Containers 0.1.0, Code 1.105.0, win32 x64",
        "",
        "### windows",
        "",
        "| check | status | finding | read |",
        "| --- | --- | --- | --- |",
        "| edition | ok | fine, Professional | `HKLM\\Key EditionID`: `Professional` |",
        "| build | running | | |",
        "",
      ].join("\n"),
    );
  });

  it("keeps its table whole, whatever was read", () => {
    const found = "a | b\r\n`c`";
    const result = trouble("missing", "notInGroup", { evidence: [{ source: "net", found }] });
    const rows = [{ key: "x", id: "dockerUsers", result } as const];

    const report = markdownReport([{ key: "x", area: "dockerDesktop", engineName: undefined, rows }], head);

    assert.ok(report.endsWith("| dockerUsers | missing | notInGroup | `net`: `a \\| b 'c'` |\n"));
  });

  it("names no user, once it was made fit for strangers", () => {
    const evidence = [{ source: String.raw`C:\Users\jane\AppData\Local\Docker Desktop.exe`, found: "absent" }];
    const result = trouble("warning", "dockerDesktopAbsent", { evidence });
    const rows = [{ key: "x", id: "dockerDesktopKind", result } as const];

    const report = markdownReport([{ key: "x", area: "dockerDesktop", engineName: undefined, rows }], head);

    assert.doesNotMatch(withoutPrivateText(report, "jane"), /jane/);
  });
});

describe("evidenceList", () => {
  it("says what was read, and where", () => {
    assert.equal(evidenceList(edition), "- `HKLM\\Key EditionID`: `Professional`");
  });
});
