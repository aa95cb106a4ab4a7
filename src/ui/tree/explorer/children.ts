import { objectKinds } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import {
  byName,
  compareText,
  containersOfProject,
  groupContainers,
  groupImages,
  projectOf,
  repositoryOf,
} from "./grouping";
import type { ExplorerNode, GroupNode } from "./nodes";

/** What is below a node, in the order to show it. */
export function childrenOf(node: ExplorerNode, snapshot: EngineSnapshot): readonly ExplorerNode[] {
  const { key: engineKey } = snapshot;
  switch (node.kind) {
    case "engine":
      return snapshot.info ? objectKinds.map((objects) => ({ kind: "group", engineKey, objects })) : [];
    case "group": {
      const children = childrenOfGroup(node, snapshot);
      return children.length > 0 ? children : [{ kind: "empty", engineKey, objects: node.objects }];
    }
    case "project":
      return containersOfProject(snapshot, node.project).map(({ id }) => ({ kind: "container", engineKey, id }));
    case "repository":
      return (groupImages(snapshot).get(node.repository) ?? []).map(({ image, tag }) => ({
        kind: "image",
        engineKey,
        id: image.id,
        tag,
      }));
    case "mode":
    case "container":
    case "image":
    case "network":
    case "volume":
    case "empty":
      return [];
  }
}

function childrenOfGroup({ engineKey, objects }: GroupNode, snapshot: EngineSnapshot): readonly ExplorerNode[] {
  switch (objects) {
    case "container": {
      const { projects, standalone } = groupContainers(snapshot);
      return [
        ...projects.map((project) => ({ kind: "project" as const, engineKey, project })),
        ...standalone.map(({ id }) => ({ kind: "container" as const, engineKey, id })),
      ];
    }
    case "image":
      return [...groupImages(snapshot).keys()].map((repository) => ({ kind: "repository", engineKey, repository }));
    case "network":
      return byName([...snapshot.network.values()]).map(({ id }) => ({ kind: "network", engineKey, id }));
    case "volume":
      return [...snapshot.volume.keys()].sort(compareText).map((id) => ({ kind: "volume", engineKey, id }));
  }
}

/** The way up, which VS Code needs to reveal a row. */
export function parentOf(node: ExplorerNode, snapshot: EngineSnapshot): ExplorerNode | undefined {
  const { key: engineKey } = snapshot;
  switch (node.kind) {
    case "mode":
    case "engine":
      return undefined;
    case "group":
      return { kind: "engine", engineKey };
    case "project":
      return { kind: "group", engineKey, objects: "container" };
    case "container": {
      const container = snapshot.container.get(node.id);
      const project = container && projectOf(container);
      return project === undefined
        ? { kind: "group", engineKey, objects: "container" }
        : { kind: "project", engineKey, project };
    }
    case "repository":
      return { kind: "group", engineKey, objects: "image" };
    case "image":
      return { kind: "repository", engineKey, repository: node.tag === undefined ? "" : repositoryOf(node.tag) };
    case "network":
    case "volume":
      return { kind: "group", engineKey, objects: node.kind };
    case "empty":
      return { kind: "group", engineKey, objects: node.objects };
  }
}
