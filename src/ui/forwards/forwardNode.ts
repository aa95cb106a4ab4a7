import type { Memento } from "vscode";
import type { Logger } from "../../platform/logger";
import type { Desktops } from "../tree/desktops/desktops";

/** A row below its desktop: one port of Windows that is a port of this machine. */
export interface ForwardNode {
  readonly kind: "forward";
  readonly engineKey: string;
  /** Of the desktop. */
  readonly id: string;
  readonly port: number;
}

export interface ForwardParts {
  readonly desktops: Desktops;
  readonly logger: Logger;
  /** Keeps which local port a forward had, so that bookmarks and known hosts stay true. */
  readonly memory: Memento;
  readonly onError: (error: unknown) => void;
}

/** Under it the local port is remembered. */
export function memoryKeyOf(node: ForwardNode): string {
  return `windowsContainers.forward.${keyOf(node)}`;
}

export function keyOf({ id, port }: ForwardNode): string {
  return `${id}:${port}`;
}
