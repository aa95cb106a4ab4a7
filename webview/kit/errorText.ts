/** What failed, in the words of the extension, which are for people. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
