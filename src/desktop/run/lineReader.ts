/** Cuts a stream of bytes into lines, whatever the borders of its chunks; holds back what has no line end yet. */
export class LineReader {
  private readonly decoder = new TextDecoder();
  private rest = "";

  push(chunk: Uint8Array): readonly string[] {
    const text = this.rest + this.decoder.decode(chunk, { stream: true });
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    return lines;
  }

  /** What is left at the end of the stream. */
  end(): readonly string[] {
    const rest = this.rest + this.decoder.decode();
    this.rest = "";
    return rest === "" ? [] : [rest];
  }
}
