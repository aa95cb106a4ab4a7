/** The grammar of image names: [host[:port]/]path[:tag][@digest], lower case but for the tag. */
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const domain = "(?:localhost|[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)+|[a-zA-Z0-9-]+(?=:[0-9]))(?::[0-9]+)?";
const reference = new RegExp(
  `^(?:${domain}/)?${component}(?:/${component})*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`,
);

export function isImageReference(text: string): boolean {
  return text.length <= 4096 && reference.test(text);
}

/** "name:latest" of a name without tag or digest: the API, unlike the command line, would pull every tag. */
export function withDefaultTag(name: string): string {
  const hasTag = name.lastIndexOf(":") > name.lastIndexOf("/");
  return hasTag || name.includes("@") ? name : `${name}:latest`;
}
