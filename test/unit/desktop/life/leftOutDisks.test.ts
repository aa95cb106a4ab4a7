import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findClashes } from "../../../../src/desktop/life/clashes";
import { cloneSpec } from "../../../../src/desktop/life/cloneDesktop";
import { leftOutDisks } from "../../../../src/desktop/life/leftOutDisks";
import { defaultSpec, type DesktopSpec } from "../../../../src/desktop/spec";

const plain = defaultSpec("desk");
const spec: DesktopSpec = {
  ...plain,
  disks: {
    ...plain.disks,
    ...{ disk2Size: "8G", storage2: { kind: "volume", name: "two" } },
    ...{ disk3Size: "8G", storage3: { kind: "folder", path: "/srv/three" } },
    ...{ disk4Size: "8G", device5: "/dev/sdx" },
  },
  advanced: {
    ...plain.advanced,
    mounts: [
      { kind: "bind", source: "/srv/six.qcow2", target: "/disk6.qcow2", access: "readWrite" },
      { kind: "bind", source: "/srv/other", target: "/other", access: "readWrite" },
    ],
  },
};

describe("leftOutDisks", () => {
  const outside = [
    { kind: "inContainer", number: 4 },
    { kind: "hostDisk", source: "/dev/sdx" },
    { kind: "imageFile", source: "/srv/six.qcow2" },
  ];

  it("are those of a snapshot or a clone that are no files of a storage", () => {
    assert.deepEqual(leftOutDisks(spec, "snapshot"), outside);
    assert.deepEqual(leftOutDisks(spec, "clone"), outside);
  });

  it("are all but the first of a disk that is exported", () => {
    const storages = ["two", "/srv/three"].map((source) => ({ kind: "storage", source }));
    assert.deepEqual(leftOutDisks(spec, "disk"), [...storages, ...outside]);
  });

  it("are none where there is one disk", () => {
    assert.deepEqual(leftOutDisks(plain, "disk"), []);
  });

  it("are not shared by a clone: two machines would spoil them", () => {
    const around = { containers: [], networks: [], ports: [], desktops: [{ name: "desk", spec }] };
    const storages = findClashes(cloneSpec(spec, "copy"), around).flatMap((clash) =>
      clash.kind === "storage" ? [clash.storage] : [],
    );
    assert.deepEqual(storages, ["/dev/sdx", "/srv/six.qcow2"]);
  });
});
