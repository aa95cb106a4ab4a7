// @ts-check
import { request } from "node:http";
import { textOf } from "./identityProxy.mjs";

/**
 * Speaks to a double that runs in another process.
 * @param {string} controlPath
 * @param {"/run" | "/control" | "/switch" | "/state"} path what `answerControl` knows
 * @param {unknown} body
 * @returns {Promise<any>}
 */
export function askDouble(controlPath, path, body) {
  return new Promise((resolve, reject) => {
    const question = request({ socketPath: controlPath, path, method: "POST" }, (answer) => {
      textOf(answer).then((text) => resolve(JSON.parse(text)), reject);
    });
    question.once("error", reject);
    question.end(JSON.stringify(body));
  });
}
