import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDesktopImage } from "../../../src/desktop/desktopImages";
import { findDesktops } from "../../../src/desktop/findDesktops";
import type { Container } from "../../../src/engine/model";

function aContainer(change: Partial<Container>): Container {
  return {
    id: "1",
    name: "c",
    image: "nginx",
    imageId: "",
    command: "",
    state: "running",
    status: "",
    createdAt: 0,
    ports: [],
    labels: {},
    networks: [],
    ...change,
  };
}

describe("finding desktops", () => {
  it("knows the desktop images by any of their names", () => {
    for (const name of [
      "dockurr/windows",
      "dockurr/windows:6.05",
      "docker.io/dockurr/windows:latest",
      "ghcr.io/dockur/windows@sha256:ab12",
      "dockurr/windows-arm:6.05",
      "harbor.example:5000/dockur/windows:6.05",
      "harbor.example/hub/dockurr/windows",
    ]) {
      assert.ok(isDesktopImage(name), name);
    }
    for (const name of [
      "dockurr/macos",
      "mcr.microsoft.com/windows:ltsc2022",
      "dockurr/windows/tools",
      "notdockurr/windows",
      "registry:5000/windows",
    ]) {
      assert.ok(!isDesktopImage(name), name);
    }
  });

  it("finds those of ours by their label and those of others by their image, in the order of their names", () => {
    const found = findDesktops([
      aContainer({ name: "web" }),
      aContainer({ name: "theirs", image: "dockurr/windows" }),
      aContainer({ name: "mine", image: "sha256:ab12", labels: { "windows-containers.desktop": "mine" } }),
    ]);
    assert.deepEqual(
      found.map(({ name }) => name),
      ["mine", "theirs"],
    );
  });

  it("still finds those of others when the name of their image means another image by now", () => {
    const moved = aContainer({
      image: "sha256:ab12",
      labels: { "org.opencontainers.image.source": "https://github.com/dockur/windows" },
    });
    const other = aContainer({
      image: "sha256:cd34",
      labels: { "org.opencontainers.image.source": "https://github.com/dockur/macos" },
    });
    assert.deepEqual(findDesktops([other, moved]), [moved]);
  });

  it("leaves out what only looked at the host", () => {
    const helper = aContainer({ image: "dockurr/windows:6.05", labels: { "windows-containers.helper": "" } });
    const itsImageRenamed = aContainer({
      image: "sha256:ab12",
      labels: { ...helper.labels, "org.opencontainers.image.url": "https://github.com/dockur/windows-arm" },
    });
    assert.deepEqual(findDesktops([helper, itsImageRenamed]), []);
  });
});
