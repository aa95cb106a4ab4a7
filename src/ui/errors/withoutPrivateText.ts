/** A text as it may be given to strangers: without the names of users, passwords and keys. */
export function withoutPrivateText(text: string, userName: string): string {
  const plain = replacements.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
  return userName.length < 3 ? plain : plain.replaceAll(userName, "<user>");
}

const replacements: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/([a-z]:[\\/]+users[\\/]+|\/(?:home|Users)\/)[^\\/\s"':]+/gi, "$1<user>"],
  [/(\w+:\/\/)[^\s/@]+@/g, "$1<user>@"],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, "<address>"],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, "$1 <secret>"],
  [
    /\b((?:[\w-]*(?:password|passwd|pwd|secret|token|api[_-]?key))["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;&"']+)/gi,
    "$1<secret>",
  ],
];
