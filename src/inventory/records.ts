import { idOf, type EngineObjects, type ObjectKind } from "../engine/model";
import { isSameRecord, type Comparison } from "./sameRecord";

/** Everything an engine keeps, by kind and id. */
export type EngineRecords = { readonly [K in ObjectKind]: ReadonlyMap<string, EngineObjects[K]> };

export const noRecords: EngineRecords = {
  container: new Map(),
  image: new Map(),
  network: new Map(),
  volume: new Map(),
};

/** What the engine answered when it was asked for some things of a kind, or for all. */
export interface Reading<K extends ObjectKind> {
  readonly asked: readonly string[] | "all";
  readonly found: readonly EngineObjects[K][];
}

/**
 * The picture after a reading; what was asked for and not found is gone. A record that did not change stays the same
 * object, and a picture that did not change the same picture: a change is a change of identity.
 */
export function withReading<K extends ObjectKind>(
  records: EngineRecords,
  kind: K,
  { asked, found }: Reading<K>,
  comparison: Comparison,
): EngineRecords {
  const known: ReadonlyMap<string, EngineObjects[K]> = records[kind];
  const next = new Map(known);
  const missing = new Set(asked === "all" ? known.keys() : asked);
  let isChanged = false;
  for (const record of found) {
    const id = idOf(record);
    const before = known.get(id);
    missing.delete(id);
    if (before === undefined || !isSameRecord(before, record, comparison)) {
      next.set(id, record);
      isChanged = true;
    }
  }
  for (const id of missing) {
    isChanged = next.delete(id) || isChanged;
  }
  return isChanged ? { ...records, [kind]: next } : records;
}

export function withoutRecord(records: EngineRecords, kind: ObjectKind, id: string): EngineRecords {
  if (!records[kind].has(id)) {
    return records;
  }
  const next = new Map<string, EngineObjects[ObjectKind]>(records[kind]);
  next.delete(id);
  return { ...records, [kind]: next };
}

export function withContainerName(records: EngineRecords, id: string, name: string): EngineRecords {
  const container = records.container.get(id);
  return container && container.name !== name
    ? { ...records, container: new Map(records.container).set(id, { ...container, name }) }
    : records;
}
