import { connectionEntries } from "./catalogue/connections";
import type { CatalogueEntry } from "./catalogue/entry";
import { imageEntries, isolationEntries } from "./catalogue/images";
import { networkEntries, optionEntries } from "./catalogue/runs";

export { compatibilityPage } from "./catalogue/entry";
export { portInWay, type PortInWay } from "./catalogue/portInWay";
export type { CatalogueRemedy, TerminalRemedy } from "./catalogue/entry";

const entries = [...imageEntries, ...isolationEntries, ...connectionEntries, ...networkEntries, ...optionEntries];

export type KnownErrorId = (typeof entries)[number]["id"];

/** Every error of engines, Docker Desktop and Windows whose cause is known. No text is recognised by two of them. */
export const catalogue: readonly CatalogueEntry<KnownErrorId>[] = entries;

/** The last line that is known in what a program has written, which says more than that it failed. */
export function recogniseOutput(
  output: string,
): { readonly line: string; readonly known: CatalogueEntry<KnownErrorId> } | undefined {
  const lines = output.split(/\r?\n/).map((line) => line.trim());
  const line = lines.findLast((one) => recogniseError(one) !== undefined);
  const known = line === undefined ? undefined : recogniseError(line);
  return line !== undefined && known ? { line, known } : undefined;
}

/** What is known about an error with this text. */
export function recogniseError(text: string): CatalogueEntry<KnownErrorId> | undefined {
  return catalogue.find(({ match }) => match.test(text));
}

/** A port that the engine's machine does not give away, whichever of its reasons the words tell. */
export function isOfTakenPort(id: KnownErrorId): boolean {
  return id === "portTaken" || id === "portTakenOrReserved";
}
