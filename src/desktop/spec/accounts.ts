import * as z from "zod/mini";
import { ofText, toTheLetter } from "./grammar";

const builtInAccounts: ReadonlySet<string> = new Set([
  "administrator",
  "guest",
  "defaultaccount",
  "wdagutilityaccount",
  "none",
  "system",
]);

/** Windows' rules: at most 20 characters, none of those that it reserves, not one of its own accounts. */
export const userName = ofText(
  { kind: "known", as: "userName" },
  z.string().check(
    z.regex(/^[^"/\\[\]:;|=,+*?<>@\p{Cc}]{0,19}[^"/\\[\]:;|=,+*?<>@.\p{Cc}\s]$/u),
    z.refine((text) => !builtInAccounts.has(text.toLowerCase())),
  ),
);

const passwordSchema = z.string().check(z.maxLength(127), z.regex(/^\P{Cc}+$/u));

export const password = toTheLetter("password", passwordSchema);
