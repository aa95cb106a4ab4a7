import { objectKinds, type EngineObjects, type ObjectKind } from "../engine/model";
import type { ConnectionState, EngineSnapshot } from "./engineState";
import type { InventoryChange, ObjectChanges } from "./inventory";
import { noRecords } from "./records";
import { isSameData } from "./sameRecord";

/** What there is to tell those who know `before`: one entry for every engine that differs. */
export function snapshotChanges(
  before: readonly EngineSnapshot[],
  after: readonly EngineSnapshot[],
): readonly InventoryChange[] {
  const known = new Map(before.map((snapshot) => [snapshot.key, snapshot]));
  const present = new Set(after.map(({ key }) => key));
  const gone = before.filter(({ key }) => !present.has(key));
  return [
    ...gone.map((snapshot) => engineChange(snapshot.key, snapshot, undefined)),
    ...after.map((snapshot) => engineChange(snapshot.key, known.get(snapshot.key), snapshot)),
  ].filter((change) => change !== undefined);
}

function engineChange(
  engineKey: string,
  before: EngineSnapshot | undefined,
  after: EngineSnapshot | undefined,
): InventoryChange | undefined {
  if (before === after) {
    return undefined;
  }
  const engine = before && after && isSameEngine(before, after) ? "same" : "changed";
  const objects = {
    container: objectChanges("container", before, after),
    image: objectChanges("image", before, after),
    network: objectChanges("network", before, after),
    volume: objectChanges("volume", before, after),
  };
  const isSame = engine === "same" && objectKinds.every((kind) => objects[kind] === noChanges);
  return isSame ? undefined : { engineKey, engine, objects };
}

function isSameEngine(before: EngineSnapshot, after: EngineSnapshot): boolean {
  return (
    before.info === after.info &&
    before.platformName === after.platformName &&
    before.apiVersion === after.apiVersion &&
    isSameState(before.state, after.state) &&
    isSameData([before.endpoint, ...before.aliases], [after.endpoint, ...after.aliases])
  );
}

/** One more try that failed in the same way is no news, even if it was another call that failed. */
function isSameState(before: ConnectionState, after: ConnectionState): boolean {
  return before.kind === "unavailable" && after.kind === "unavailable"
    ? before.failure.kind === after.failure.kind
    : before.kind === after.kind;
}

const noChanges: ObjectChanges = { added: [], removed: [], changed: [] };

/** Records that did not change are the same objects; one that changed and changed back since it was told is another. */
function objectChanges(
  kind: ObjectKind,
  before: EngineSnapshot | undefined,
  after: EngineSnapshot | undefined,
): ObjectChanges {
  const old: ReadonlyMap<string, EngineObjects[ObjectKind]> = (before ?? noRecords)[kind];
  const current: ReadonlyMap<string, EngineObjects[ObjectKind]> = (after ?? noRecords)[kind];
  if (old === current) {
    return noChanges;
  }
  const added: string[] = [];
  const changed: string[] = [];
  for (const [id, record] of current) {
    const known = old.get(id);
    if (known === undefined) {
      added.push(id);
    } else if (known !== record && !isSameData(known, record)) {
      changed.push(id);
    }
  }
  const removed = [...old.keys()].filter((id) => !current.has(id));
  return added.length + changed.length + removed.length === 0 ? noChanges : { added, removed, changed };
}
