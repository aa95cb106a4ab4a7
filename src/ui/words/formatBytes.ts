/** Decimal units, as Docker shows sizes. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const exponent = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** exponent;
  return `${value >= 100 || exponent === 0 ? value.toFixed(0) : value.toPrecision(3)} ${units[exponent] ?? "B"}`;
}
