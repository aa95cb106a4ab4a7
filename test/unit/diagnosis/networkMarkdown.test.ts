import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkMarkdown } from "../../../src/diagnosis/networkMarkdown";
import { withoutPrivateText } from "../../../src/ui/errors/withoutPrivateText";
import { anInspect, diagnosed } from "./aNetwork";

const head = { extensionVersion: "0.1.0", editor: "Code 1.105.0", platform: "linux x64" };

describe("networkMarkdown", () => {
  it("tells every check in a table, with what it has read", async () => {
    const rows = await diagnosed({ connections: { "127.0.0.1:8080": "open" } });

    const text = networkMarkdown(rows, "linux 20.10.24 Debian", head);

    assert.match(
      text,
      /^## Network of a container\n\nWindows Containers 0\.1\.0, Code 1\.105\.0, linux x64\n\n### linux 20/,
    );
    assert.ok(
      text.includes(
        "| published 8080→80/tcp | ok | takesConnections 127.0.0.1:8080 | `connect 127.0.0.1:8080`: `open` |\n",
      ),
      text,
    );
    assert.ok(text.includes('| listener 80/tcp | ok | listens ["0.0.0.0"] |'), text);
  });

  it("names no user, once it was made fit for strangers", async () => {
    const rows = await diagnosed({ host: "ssh://jane@build.example", inspect: anInspect() });

    assert.doesNotMatch(withoutPrivateText(networkMarkdown(rows, "jane's engine", head), "jane"), /jane/);
  });
});
