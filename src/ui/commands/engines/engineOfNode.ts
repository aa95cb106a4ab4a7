import type { ExplorerNode } from "../../tree/explorer/nodes";

/** The engine a row belongs to. */
export function engineOfNode(node: ExplorerNode | undefined): { readonly engineKey: string } | undefined {
  return node && "engineKey" in node ? node : undefined;
}
