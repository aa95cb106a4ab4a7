// @ts-check

/**
 * An address that the extension knows of, as its `resolveEndpoints` gives it.
 * @typedef {object} KnownEndpoint
 * @property {string} host
 * @property {string} name
 * @property {string} source how it is known
 * @property {boolean} isCurrent it is the one that `docker` in a terminal talks to
 *
 * @typedef {object} Choice
 * @property {string} [socketPath] of the engine to use
 * @property {string} [why] there is none, and none is to be installed: somebody has one that is away or elsewhere
 */

/**
 * The engine that `docker` talks to (no other one if DOCKER_HOST names it), else the first other one on this machine that answers; neither path nor reason when
 * nothing tells of an engine at all.
 * @param {readonly KnownEndpoint[]} endpoints
 * @param {(socketPath: string) => Promise<boolean>} answers
 * @returns {Promise<Choice>}
 */
export async function chooseEngine(endpoints, answers) {
  const current = endpoints.find(({ isCurrent }) => isCurrent);
  const others = current?.source === "dockerHost" ? [] : endpoints;
  for (const endpoint of [...(current === undefined ? [] : [current]), ...others]) {
    const socketPath = localPathOf(endpoint.host);
    if (socketPath !== undefined && (await answers(socketPath))) {
      return { socketPath };
    }
  }
  return current === undefined || current.name === "default" ? {} : { why: whyNone(current) };
}

/** @param {KnownEndpoint} current */
function whyNone({ host, name, source }) {
  if (localPathOf(host) === undefined) {
    return `${name} is at ${host}: the panel shows it, and it gets no sample.`;
  }
  const instead = source === "dockerHost" ? "unset DOCKER_HOST" : "choose another one with docker context use";
  return `No container engine answers on ${host}, which ${name} names: start it, or ${instead}.`;
}

/** @param {string} host */
function localPathOf(host) {
  return /^(?:unix|npipe):\/\/(.+)$/.exec(host)?.[1];
}
