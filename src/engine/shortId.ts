/** Engine ids are 64 digits long; people know them by their first twelve. A name stays as it is. */
export function shortId(id: string): string {
  return id.replace(/^(sha256:)?([0-9a-f]{12})[0-9a-f]{52}$/, "$2");
}
