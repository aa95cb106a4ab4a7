import type { Container, EngineObjects, ObjectKind } from "../engine/model";

/** How two readings of one thing are compared: `exact`, or as `lasting` facts, without the ages in a container's status. */
export type Comparison = "exact" | "lasting";

/** Structural equality of plain data: what came out of JSON. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const left: readonly (readonly [string, unknown])[] = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && isSameData(value, right.get(key)))
  );
}

export function isSameRecord<K extends ObjectKind>(
  a: EngineObjects[K],
  b: EngineObjects[K],
  comparison: Comparison,
): boolean {
  return comparison === "lasting" && isContainer(a) && isContainer(b)
    ? a.state === b.state && isSameData(ageless(a), ageless(b))
    : isSameData(a, b);
}

/** "Up (healthy)" of "Up 5 minutes (healthy)": the engine words it anew every time it is asked. */
export function agelessStatus(status: string): string {
  return status.replace(/(\d+|About an?|Less than a) (second|minute|hour|day|week|month|year)s?( ago)?/, "");
}

function ageless(container: Container): Container {
  return { ...container, status: agelessStatus(container.status) };
}

function isContainer(record: EngineObjects[ObjectKind]): record is Container {
  return "status" in record;
}
