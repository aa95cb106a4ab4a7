import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseContainer } from "../../../../src/desktop/containerRecord";
import { DesktopError } from "../../../../src/desktop/desktopError";
import { storagePlaces } from "../../../../src/desktop/life/storagePlaces";

function placesWith(environment: readonly string[]) {
  return storagePlaces(
    parseContainer({
      ...{ Id: "1", Name: "/win", State: { Status: "exited", ExitCode: 0, StartedAt: "" } },
      Mounts: [
        { Type: "volume", Name: "win", Destination: "/storage" },
        { Type: "volume", Name: "win2", Destination: "/storage2" },
        { Type: "bind", Source: "/srv/disks", Destination: "/disks" },
      ],
      Config: { Image: "dockurr/windows:6.05", Env: environment },
    }),
  );
}

describe("where the disks of a desktop are", () => {
  it("is in its storages", () => {
    for (const environment of [[], ["STORAGE=/storage"], ["STORAGE=/storage/"]]) {
      assert.deepEqual(
        placesWith(environment).mounts.map(({ target }) => target),
        ["/storage", "/storage2"],
      );
    }
  });

  it("is refused where its first disk is elsewhere: the others would look like all of it", () => {
    assert.throws(
      () => placesWith(["STORAGE=/disks/win"]),
      (error) =>
        error instanceof DesktopError &&
        error.problem.kind === "storageElsewhere" &&
        error.problem.path === "/disks/win",
    );
  });
});
