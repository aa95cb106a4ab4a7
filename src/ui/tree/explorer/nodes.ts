import type { ObjectKind } from "../../../engine/model";

/** What a row of the explorer stands for. Identity only: what it shows is read from the inventory when it is drawn. */
export type ExplorerNode =
  | ModeNode
  | EngineNode
  | GroupNode
  | ProjectNode
  | ContainerNode
  | RepositoryNode
  | ImageNode
  | NetworkNode
  | VolumeNode
  | EmptyNode;

export interface ModeNode {
  readonly kind: "mode";
}

export interface EngineNode {
  readonly kind: "engine";
  readonly engineKey: string;
}

export interface GroupNode {
  readonly kind: "group";
  readonly engineKey: string;
  readonly objects: ObjectKind;
}

/** A compose project. */
export interface ProjectNode {
  readonly kind: "project";
  readonly engineKey: string;
  readonly project: string;
}

export interface ContainerNode {
  readonly kind: "container";
  readonly engineKey: string;
  readonly id: string;
}

export interface RepositoryNode {
  readonly kind: "repository";
  readonly engineKey: string;
  /** Empty for the dangling images. */
  readonly repository: string;
}

/** One tag of an image; a dangling image has none. */
export interface ImageNode {
  readonly kind: "image";
  readonly engineKey: string;
  readonly id: string;
  readonly tag: string | undefined;
}

export interface NetworkNode {
  readonly kind: "network";
  readonly engineKey: string;
  readonly id: string;
}

export interface VolumeNode {
  readonly kind: "volume";
  readonly engineKey: string;
  readonly id: string;
}

/** Stands in a group that has nothing else. */
export interface EmptyNode {
  readonly kind: "empty";
  readonly engineKey: string;
  readonly objects: ObjectKind;
}

/** A node that is one of the engine's objects. */
export type ObjectNode = ContainerNode | ImageNode | NetworkNode | VolumeNode;

/** `engine/kind/id`, never any state: selection and expansion survive every refresh. */
export function nodeId(node: ExplorerNode): string {
  switch (node.kind) {
    case "mode":
      return "mode";
    case "engine":
      return node.engineKey;
    case "group":
      return `${node.engineKey}/group/${node.objects}`;
    case "project":
      return `${node.engineKey}/project/${node.project}`;
    case "repository":
      return `${node.engineKey}/repository/${node.repository}`;
    case "image":
      return `${node.engineKey}/image/${node.id}/${node.tag ?? ""}`;
    case "empty":
      return `${node.engineKey}/empty/${node.objects}`;
    case "container":
    case "network":
    case "volume":
      return `${node.engineKey}/${node.kind}/${node.id}`;
  }
}
