const firstMs = 250;
const capMs = 30_000;

/**
 * How long to wait before the next try, after `failures` in a row: doubling up to 30 s. A random quarter is taken off, so
 * that windows which lost the same engine together do not all come back together.
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(capMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return Math.round(full * (1 - random() / 4));
}
