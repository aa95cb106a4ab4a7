import type { DiagnosisRow } from "../../diagnosis/diagnosis";
import type { Inventory } from "../../inventory/inventory";

/** The container that a diagnosis is about. */
export interface DiagnosedContainer {
  readonly engineKey: string;
  readonly id: string;
  readonly name: string;
}

/** The last one of each container, for its report and for what is done about it. They live as long as their inventory. */
const keptOf = new WeakMap<Inventory, Map<string, readonly DiagnosisRow[]>>();

export function keepDiagnosis(
  inventory: Inventory,
  container: DiagnosedContainer,
  rows: readonly DiagnosisRow[],
): void {
  const kept = keptOf.get(inventory) ?? new Map<string, readonly DiagnosisRow[]>();
  keptOf.set(inventory, kept.set(keyOf(container), rows));
}

export function keptDiagnosis(
  inventory: Inventory,
  container: Omit<DiagnosedContainer, "name">,
): readonly DiagnosisRow[] | undefined {
  return keptOf.get(inventory)?.get(keyOf(container));
}

function keyOf({ engineKey, id }: Omit<DiagnosedContainer, "name">): string {
  return `${engineKey}/${id}`;
}
