/** Ports that Windows gives to no program, or only to one that asks for them. */
export interface ExcludedRange {
  readonly from: number;
  readonly to: number;
  /** Reserved by an administrator, for whoever asks for one of them by its number. */
  readonly isAdministered: boolean;
}

/** Of `netsh int ipv4 show excludedportrange`: numbers and a star; all else is translated. */
export function parseExcludedRanges(text: string): readonly ExcludedRange[] {
  return text
    .split(/\r?\n/)
    .map((line) => /^\s*(\d+)\s+(\d+)\s*(\*)?\s*$/.exec(line))
    .filter((match) => match !== null)
    .map(([, from = "", to = "", star]) => ({
      from: Number(from),
      to: Number(to),
      isAdministered: star !== undefined,
    }));
}
