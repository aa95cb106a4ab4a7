// @ts-check

/**
 * @typedef {object} Measurement one figure as it was measured
 * @property {string} name
 * @property {string} unit
 * @property {readonly number[]} samples
 * @property {number} [target]
 * @property {"atMost" | "atLeast"} [bound] which side of the target is good; `atMost` when left out
 * @property {string} [note] what the number does not tell by itself
 *
 * @typedef {object} Figure
 * @property {string} name
 * @property {string} unit
 * @property {number} median
 * @property {number} p95
 * @property {number} n
 * @property {number | undefined} target
 * @property {"yes" | "no" | ""} met
 * @property {string} note
 *
 * @typedef {object} BenchContext
 * @property {string} vsix the packaged extension
 * @property {number} runs how many samples to take of each figure
 * @property {(line: string) => void} say what is going on, for whoever waits
 *
 * @typedef {(context: BenchContext) => Promise<readonly Measurement[]>} BenchSuite
 */

/**
 * @param {Measurement} measurement
 * @returns {Figure}
 */
export function toFigure({ name, unit, samples, target, bound = "atMost", note = "" }) {
  if (samples.length === 0 || samples.some((sample) => !Number.isFinite(sample))) {
    throw new Error(`${name} was not measured: ${samples.join(", ")}`);
  }
  const middle = median(samples);
  const isMet = target !== undefined && (bound === "atMost" ? middle <= target : middle >= target);
  const met = target === undefined ? "" : isMet ? "yes" : "no";
  return { name, unit, median: middle, p95: worstBut5Percent(samples, bound), n: samples.length, target, met, note };
}

/** @param {readonly number[]} samples */
export function median(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/**
 * The nearest rank, so that it is a value that was seen; of few samples it is the worst one.
 * @param {readonly number[]} samples
 * @param {"atMost" | "atLeast"} bound
 */
function worstBut5Percent(samples, bound) {
  const fromBest = samples.toSorted((a, b) => (bound === "atMost" ? a - b : b - a));
  return fromBest[Math.ceil(samples.length * 0.95) - 1] ?? Number.NaN;
}

/**
 * Three digits are as much as these measurements are worth.
 * @param {number} value
 */
function rounded(value) {
  return Number(value.toPrecision(Math.abs(value) >= 1_000 ? 4 : 3));
}

/** Of fewer runs a median says little. */
const enoughRuns = 7;

/**
 * @param {readonly Figure[]} figures
 * @param {number} runs how many were asked for
 * @returns {string}
 */
export function figureTable(figures, runs) {
  const head = ["figure", "unit", "median", "p95", "n", "target", "met?"];
  const rows = figures.map(({ name, unit, median: middle, p95, n, target, met }) => [
    name,
    unit,
    String(rounded(middle)),
    String(rounded(p95)),
    String(n),
    target === undefined ? "" : String(rounded(target)),
    met,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {readonly string[]} */ cells) =>
    cells
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  const notes = figures.filter(({ note }) => note !== "").map(({ name, note }) => `${name}: ${note}`);
  if (runs < enoughRuns) {
    notes.unshift(`Only ${runs} of the ${enoughRuns} runs that a median needs: a first look, nothing to compare by.`);
  }
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line), "", ...notes].join("\n");
}

/**
 * What programs read.
 * @param {readonly Figure[]} figures
 */
export function figuresJson(figures) {
  return {
    figures: figures.map(({ name, unit, median: middle, p95, n, target }) => ({
      name,
      unit,
      median: rounded(middle),
      p95: rounded(p95),
      n,
      // Without one as well, so that each figure has the same shape.
      target: target === undefined ? null : rounded(target),
    })),
  };
}
