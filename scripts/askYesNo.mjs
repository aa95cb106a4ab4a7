// @ts-check
import { createInterface } from "node:readline/promises";

/**
 * Asks at the terminal; "end" is a Ctrl+C or the end of the input, which want all to end and are no answer.
 * @param {string} text
 * @param {{ input: NodeJS.ReadableStream, output: NodeJS.WritableStream }} streams
 * @returns {Promise<"yes" | "no" | "end">}
 */
export async function askYesNo(text, streams) {
  const question = createInterface(streams);
  const closed = new Promise((resolve) => question.once("close", resolve));
  // It rejects at Ctrl+C, and is silent at the end of the input.
  const answer = await Promise.race([question.question(text).catch(() => undefined), closed]);
  question.close();
  if (typeof answer !== "string") {
    return "end";
  }
  return /^y/i.test(answer.trim()) ? "yes" : "no";
}
