import type { CommandRemedy, Remedy } from "./prerequisites";

/** A command on this machine; elevated, and done when it has ended, unless said otherwise. */
export function command(
  line: string,
  other: Partial<Pick<CommandRemedy, "rights" | "where" | "after">> = {},
): CommandRemedy {
  return { kind: "command", line, rights: "elevated", where: "here", after: "nothing", ...other };
}

export function read(url: string): Extract<Remedy, { readonly kind: "read" }> {
  return { kind: "read", url };
}
