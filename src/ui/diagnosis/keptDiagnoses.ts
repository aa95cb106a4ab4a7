import type { DiagnosisRow } from "../../diagnosis/diagnosis";

/** The container that a diagnosis is about. */
export interface DiagnosedContainer {
  readonly engineKey: string;
  readonly id: string;
  readonly name: string;
}

/** The last one of each container, for its report and for what is done about it. */
const kept = new Map<string, readonly DiagnosisRow[]>();

export function keepDiagnosis(container: DiagnosedContainer, rows: readonly DiagnosisRow[]): void {
  kept.set(keyOf(container), rows);
}

export function keptDiagnosis(container: Omit<DiagnosedContainer, "name">): readonly DiagnosisRow[] | undefined {
  return kept.get(keyOf(container));
}

function keyOf({ engineKey, id }: Omit<DiagnosedContainer, "name">): string {
  return `${engineKey}/${id}`;
}
