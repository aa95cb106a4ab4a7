import { StringDecoder } from "node:string_decoder";

/** The non-empty lines of a stream whose chunks end anywhere, also within a character. */
export async function* lines(stream: AsyncIterable<Buffer>): AsyncGenerator<string, void, undefined> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of stream) {
    const [first = "", ...others] = decoder.write(chunk).split("\n");
    const last = others.pop();
    if (last === undefined) {
      rest += first;
      continue;
    }
    yield* [rest + first, ...others].filter(isText);
    rest = last;
  }
  yield* [rest + decoder.end()].filter(isText);
}

function isText(line: string): boolean {
  return line.trim() !== "";
}
