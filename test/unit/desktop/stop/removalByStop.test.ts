import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseContainer } from "../../../../src/desktop/containerRecord";
import { removalByStop, type RemovalByStop } from "../../../../src/desktop/stop/removalByStop";

const anonymous = "0123456789abcdef".repeat(4);

function removalOf(AutoRemove: boolean, Mounts: readonly object[], Env: readonly string[]): RemovalByStop | undefined {
  const record = {
    ...{ Id: "1", Name: "/win", Mounts, HostConfig: { AutoRemove } },
    State: { Status: "running", ExitCode: 0, StartedAt: "" },
    Config: { Image: "dockurr/windows:6.05", Env },
  };
  return removalByStop(parseContainer(record));
}

function volume(Name: string, Destination: string): object {
  return { Type: "volume", Name, Destination };
}

describe("what a stop takes away with the container", () => {
  it("is nothing where the container stays", () => {
    assert.equal(removalOf(false, [volume(anonymous, "/storage")], ["DISK2_SIZE=8G"]), undefined);
  });

  it("is no volume that has a name, nor a folder", () => {
    const mounts = [volume("win", "/storage"), { Type: "bind", Source: "/srv/two", Destination: "/storage2" }];
    assert.deepEqual(removalOf(true, mounts, ["DISK2_SIZE=8G"]), { anonymous: [], storage: "win", lost: [] });
  });

  it("is every volume without a name, and every disk that lies in the container", () => {
    const mounts = [volume(anonymous, "/storage")];
    assert.deepEqual(removalOf(true, mounts, ["DISK3_SIZE=8G"]), {
      anonymous: [anonymous],
      storage: anonymous,
      lost: [3],
    });
    assert.deepEqual(removalOf(true, [], [])?.lost, [1]);
  });
});
