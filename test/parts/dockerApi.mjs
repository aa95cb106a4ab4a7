// @ts-check
import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { textOf } from "./program.mjs";

/**
 * @typedef {object} RequestOptions
 * @property {unknown} [json] sent as JSON
 * @property {NodeJS.ReadableStream} [tar] sent as it comes
 * @property {AbortSignal} [signal]
 *
 * @typedef {ReturnType<typeof dockerApi>} DockerApi
 */

/** What the engine answered instead of what was asked for. */
export class DockerApiError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * The Engine API as the tests need it: none of the product's code, so that a test can compare the two.
 * @param {string} socketPath
 */
export function dockerApi(socketPath) {
  /**
   * The answer as it arrives; the caller reads it to its end or destroys it.
   * @param {string} method
   * @param {string} path
   * @param {RequestOptions} [options]
   * @returns {Promise<import("node:http").IncomingMessage>}
   */
  async function stream(method, path, options = {}) {
    const { json, tar, signal } = options;
    const body = json === undefined ? tar : Readable.from([JSON.stringify(json)]);
    const headers = { "content-type": json === undefined ? "application/x-tar" : "application/json" };
    const answer = await /** @type {Promise<import("node:http").IncomingMessage>} */ (
      new Promise((resolve, reject) => {
        const request = httpRequest({ socketPath, method, path, headers: body && headers, signal, agent: false });
        request.once("response", resolve).once("error", reject);
        if (body === undefined) {
          request.end();
        } else {
          body.once("error", reject);
          body.pipe(request);
        }
      })
    );
    const status = answer.statusCode ?? 0;
    if (status >= 400) {
      throw new DockerApiError(status, `${method} ${path} answered ${status}: ${await textOf(answer)}`);
    }
    return answer;
  }

  /**
   * The whole answer: parsed where it is JSON, else as text.
   * @param {string} method
   * @param {string} path
   * @param {RequestOptions} [options]
   * @returns {Promise<any>}
   */
  async function request(method, path, options) {
    const answer = await stream(method, path, options);
    const text = await textOf(answer);
    const isJson = answer.headers["content-type"]?.startsWith("application/json") === true;
    return isJson && text !== "" ? JSON.parse(text) : text;
  }

  /**
   * Creates and starts a container, as `docker run -d` does.
   * @param {string} name
   * @param {Readonly<Record<string, unknown>>} options the body of the create call
   * @returns {Promise<string>} its id
   */
  async function runContainer(name, options) {
    const { Id } = await request("POST", `/containers/create?name=${encodeURIComponent(name)}`, { json: options });
    await request("POST", `/containers/${Id}/start`);
    return Id;
  }

  /**
   * Runs a program in a container and waits for its end.
   * @param {string} container
   * @param {readonly string[]} words
   * @returns {Promise<{ readonly exitCode: number, readonly output: string }>}
   */
  async function runInContainer(container, words) {
    const { Id } = await request("POST", `/containers/${container}/exec`, {
      // With a terminal the output comes as it is, without a header before every piece.
      json: { Cmd: words, AttachStdout: true, AttachStderr: true, Tty: true },
    });
    const output = await request("POST", `/exec/${Id}/start`, { json: { Tty: true } });
    const { ExitCode } = await request("GET", `/exec/${Id}/json`);
    return { exitCode: ExitCode, output: String(output).replaceAll("\r\n", "\n") };
  }

  return { request, stream, runContainer, runInContainer };
}
