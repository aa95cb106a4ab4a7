// @ts-check
import { request } from "node:http";
import { pipeline } from "node:stream/promises";

/**
 * The revision label of an image, `undefined` when the engine does not have it.
 * @param {string} socketPath
 * @param {string} name
 * @returns {Promise<string | undefined>}
 */
export async function imageRevision(socketPath, name) {
  const { status, body } = await call(socketPath, "GET", `/images/${name}/json`);
  return status === 200 ? JSON.parse(body).Config?.Labels?.["org.opencontainers.image.revision"] : undefined;
}

/**
 * @param {string} socketPath
 * @param {string} name
 * @param {NodeJS.ReadableStream} tar the image's file system
 * @param {readonly string[]} changes lines of a Dockerfile
 */
export async function importImage(socketPath, name, tar, changes) {
  const colon = name.lastIndexOf(":");
  const query = new URLSearchParams({ fromSrc: "-", repo: name.slice(0, colon), tag: name.slice(colon + 1) });
  for (const change of changes) {
    query.append("changes", change);
  }
  const { status, body } = await call(socketPath, "POST", `/images/create?${query.toString()}`, tar);
  // A failure in the middle comes as a line of an answer that began with 200.
  if (status !== 200 || body.includes('"errorDetail"')) {
    throw new Error(`The engine did not import ${name}: ${body.trim()}`);
  }
}

/**
 * @param {string} socketPath
 * @param {"GET" | "POST"} method
 * @param {string} path
 * @param {NodeJS.ReadableStream} [content]
 * @returns {Promise<{ status: number | undefined, body: string }>}
 */
async function call(socketPath, method, path, content) {
  const outgoing = request({ socketPath, method, path, headers: { "Content-Type": "application/x-tar" } });
  const answered = /** @type {Promise<import("node:http").IncomingMessage>} */ (
    new Promise((resolve, reject) => outgoing.once("response", resolve).once("error", reject))
  );
  if (content === undefined) {
    outgoing.end();
  } else {
    await pipeline(content, outgoing);
  }
  const answer = await answered;
  const chunks = [];
  for await (const chunk of answer) {
    chunks.push(chunk);
  }
  return { status: answer.statusCode, body: Buffer.concat(chunks).toString("utf8") };
}
