// @ts-check

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
  /** @type {readonly [string, number, number, number][]} */
  const measures = [
    ["The extension host holds more memory", first.hostBytes, last.hostBytes, slackBytes],
    ["The page holds more memory", first.pageBytes, last.pageBytes, slackBytes],
    ["The extension host has more sockets", first.sockets, last.sockets, slackSockets],
  ];
  return measures
    .filter(([, before, after, slack]) => !(after <= before + slack))
    .map(([what, before, after]) => `${what}: ${before} became ${after} in ${rounds.length} rounds.`);
}
