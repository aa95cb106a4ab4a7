/** A terminal wants CR LF; a log has LF, or both already. */
export function withCarriageReturns(text: string): string {
  return text.replaceAll(/\r?\n/g, "\r\n");
}
