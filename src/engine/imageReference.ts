/** The grammar of image names: [host[:port]/]path[:tag][@digest], lower case but for the tag. */
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const domain = "(?:localhost|[a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)+|[a-zA-Z0-9-]+(?=:[0-9]))(?::[0-9]+)?";
const reference = new RegExp(
  `^(?:${domain}/)?${component}(?:/${component})*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`,
);

export function isImageReference(text: string): boolean {
  return text.length <= 4096 && reference.test(text);
}

export interface ImageReference {
  /** "registry:5000/team/app" of "registry:5000/team/app:1.0". */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** A port's colon stands before a slash, a tag's never does. */
export function splitReference(text: string): ImageReference {
  const [named = "", digest] = text.split("@", 2);
  const colon = named.lastIndexOf(":");
  return colon > named.lastIndexOf("/")
    ? { repository: named.slice(0, colon), tag: named.slice(colon + 1), digest }
    : { repository: named, tag: undefined, digest };
}

/** "name:latest" of a name without tag or digest: the API, unlike the command line, would pull every tag. */
export function withDefaultTag(name: string): string {
  const { tag, digest } = splitReference(name);
  return tag === undefined && digest === undefined ? `${name}:latest` : name;
}
