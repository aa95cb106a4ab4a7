import type { InventoryChange } from "../../../inventory/inventory";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { projectOf } from "./grouping";
import type { ExplorerNode } from "./nodes";
import type { NodeStore } from "./nodeStore";

/**
 * The nodes to draw again for a change, as few as tell it: a changed container alone, a group when its rows come or go,
 * an engine when its state changes. `root` when engines themselves come or go.
 */
export function changedNodes(
  change: InventoryChange,
  snapshot: EngineSnapshot | undefined,
  store: NodeStore,
): readonly ExplorerNode[] | "root" {
  const { engineKey } = change;
  const engine = store.shown({ kind: "engine", engineKey });
  if (!snapshot || !engine) {
    store.forgetEngine(engineKey);
    return "root";
  }
  if (change.engine === "changed") {
    return [engine];
  }
  forgetRemoved(change, store);
  const nodes: (ExplorerNode | undefined)[] = [...containerNodes(change, snapshot, store)];
  for (const objects of ["image", "network", "volume"] as const) {
    const { added, removed, changed } = change.objects[objects];
    if (added.length + removed.length + changed.length > 0) {
      nodes.push(store.shown({ kind: "group", engineKey, objects }));
    }
  }
  return nodes.filter((node) => node !== undefined);
}

function containerNodes(
  { engineKey, objects }: InventoryChange,
  snapshot: EngineSnapshot,
  store: NodeStore,
): readonly (ExplorerNode | undefined)[] {
  const { added, removed, changed } = objects.container;
  if (added.length + removed.length > 0) {
    return [store.shown({ kind: "group", engineKey, objects: "container" })];
  }
  return changed.flatMap((id) => {
    const container = snapshot.container.get(id);
    const project = container && projectOf(container);
    return [
      store.shown({ kind: "container", engineKey, id }),
      // Its row counts the running ones; drawing a project again draws its containers too.
      ...(project === undefined ? [] : [store.shown({ kind: "project", engineKey, project })]),
    ];
  });
}

function forgetRemoved({ engineKey, objects }: InventoryChange, store: NodeStore): void {
  for (const kind of ["container", "network", "volume"] as const) {
    for (const id of objects[kind].removed) {
      store.forget({ kind, engineKey, id });
    }
  }
}
