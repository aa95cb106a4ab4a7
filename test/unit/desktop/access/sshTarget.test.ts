import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { powerShellWords, remoteSshAuthority } from "../../../../src/desktop/access/sshTarget";

const target = { host: "127.0.0.1", port: 50022, userName: "Jörg" };

describe("powerShellWords", () => {
  it("leads ssh to the forward, and knows the desktop's key by the desktop", () => {
    assert.deepEqual(powerShellWords(target, "0123456789abcdef"), [
      ...["-p", "50022", "-o", "HostKeyAlias=windows-desktop-0123456789ab", "-o", "StrictHostKeyChecking=accept-new"],
      ...["-l", "Jörg", "127.0.0.1", "-t", "powershell"],
    ]);
  });

  it("keeps a user's name from being taken for an option of ssh", () => {
    const words = powerShellWords({ ...target, userName: "-oProxyCommand calc" }, "0123456789abcdef");

    assert.equal(words[words.indexOf("-oProxyCommand calc") - 1], "-l");
  });
});

describe("remoteSshAuthority", () => {
  it("names a host that is in no configuration file", () => {
    const [, kind, hex] = /^([a-z-]+)\+([0-9a-f]+)$/.exec(remoteSshAuthority(target)) ?? [];

    assert.equal(kind, "ssh-remote");
    assert.deepEqual(JSON.parse(Buffer.from(hex ?? "", "hex").toString("utf8")), {
      hostName: "127.0.0.1",
      user: "Jörg",
      port: 50022,
    });
  });
});
