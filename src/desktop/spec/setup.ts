import * as z from "zod/mini";

/** As winget writes them, such as Microsoft.PowerShell; those of the store are short words. */
const packageId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9.+_-]{1,127}$/));

/** One line of a file `*.pub`. */
const publicKey = z
  .string()
  .check(
    z.regex(
      /^(ssh-(ed25519|rsa|dss)|ecdsa-sha2-nistp\d{3}|sk-[a-z0-9-]+@openssh\.com) [A-Za-z0-9+/]{16,}={0,3}( [^\p{Cc}]{0,200})?$/u,
    ),
  );

/** Windows' own name of a time zone, whatever its language. */
const timeZone = z.string().check(z.regex(/^[A-Za-z0-9 .()+-]{1,64}$/));

/** Windows' own number of a layout, such as 00000407. */
const keyboardLayout = z.string().check(z.regex(/^[0-9a-f]{8}$/i));

/** A program of one's own, small enough to travel in one variable. */
const script = z.string().check(z.regex(/^[^\0]+$/), z.maxLength(30_000));

/** What is done once, at the first logon, by files that are made for it: the image copies them to `C:\OEM`. */
export const setupSchema = z.object({
  /** Of winget. */
  packages: z.optional(z.array(packageId).check(z.minLength(1), z.maxLength(60))),
  /** With one, Windows gets an OpenSSH server that lets its owner in. */
  sshKeys: z.optional(z.array(publicKey).check(z.minLength(1), z.maxLength(20))),
  darkMode: z.optional(z.literal(true)),
  timeZone: z.optional(timeZone),
  keyboardLayout: z.optional(keyboardLayout),
  script: z.optional(script),
  /** Absent: PowerShell. */
  scriptKind: z.optional(z.enum(["powershell", "batch"])),
});

export type DesktopSetup = z.infer<typeof setupSchema>;
