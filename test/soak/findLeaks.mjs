// @ts-check
import { median } from "../bench/figures.mjs";

/**
 * @typedef {object} Sample
 * @property {number} segment between two reloads of the window
 * @property {number} host the extension host
 * @property {number} hostBytes its heap and its buffers, after all that can go has gone
 * @property {number} sockets
 * @property {number} pageBytes
 * @property {number} viewers connections to the screen, in the container
 * @property {number} updates
 */

/** A busy screen has up to a window of bytes under way at any moment. */
const slackBytes = 24e6;
/** One more may just be opened or closed. */
const slackSockets = 3;
/** Memory settles in the first rounds. */
const warmRounds = 1;
/** From so many rounds on it is seen how much comes with each of them, whatever is under way. */
const manyRounds = 12;
const slackBytesOfRound = 250e3;
const slackSocketsOfRound = 0.05;

/**
 * What grew although the same happened again and again: compared are rounds of the same host and page.
 * @param {readonly Sample[]} samples
 * @returns {readonly string[]}
 */
export function findLeaks(samples) {
  const segments = [...new Set(samples.map(({ segment }) => segment))];
  const problems = segments.flatMap((segment) =>
    grown(samples.filter((sample) => sample.segment === segment).slice(warmRounds)),
  );
  const crowded = samples.filter(({ viewers }) => viewers > 1 + slackSockets);
  return [...problems, ...crowded.map(({ viewers }) => `${viewers} connections to one screen.`)];
}

/** @param {readonly Sample[]} rounds */
function grown(rounds) {
  const [first] = rounds;
  const last = rounds.at(-1);
  if (!first || !last) {
    return [];
  }
  /** @type {readonly [string, (sample: Sample) => number, number, number][]} */
  const measures = [
    ["The extension host holds more memory", ({ hostBytes }) => hostBytes, slackBytes, slackBytesOfRound],
    ["The page holds more memory", ({ pageBytes }) => pageBytes, slackBytes, slackBytesOfRound],
    ["The extension host has more sockets", ({ sockets }) => sockets, slackSockets, slackSocketsOfRound],
  ];
  return measures.flatMap(([what, of, slack, slackOfRound]) => {
    const [before, after, each] = [of(first), of(last), growth(rounds.map(of))];
    const isFlat = rounds.length < manyRounds ? after <= before + slack : each <= slackOfRound;
    return isFlat ? [] : [`${what}: ${before} became ${after} in ${rounds.length} rounds, ${each} with each.`];
  });
}

/** By how much each value is above the one before: the middle of what any two of them say, which no single one spoils. */
function growth(/** @type {readonly number[]} */ values) {
  const slopes = values.flatMap((value, at) =>
    values.slice(0, at).map((earlier, from) => (value - earlier) / (at - from)),
  );
  return slopes.length === 0 ? 0 : median(slopes);
}
