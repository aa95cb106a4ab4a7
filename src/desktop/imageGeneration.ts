/**
 * Releases of the desktop image that behave differently, oldest first: with a monitor on a TCP port, with a monitor on a
 * unix socket, and with all sockets on unix and the medium used as it is.
 */
export type ImageGeneration = "monitorOnTcp" | "monitorOnUnix" | "mediumAsItIs";

/** @param version "6.05", from the log's first line or from `/etc/version`; the newest behaviour where nobody knows */
export function generationOf(version: string | undefined): ImageGeneration {
  const [, major = "", minor = ""] = /^v?(\d+)\.(\d+)/.exec(version?.trim() ?? "") ?? [];
  if (major === "") {
    return "mediumAsItIs";
  }
  const number = Number(major) * 100 + Number(minor.slice(0, 2).padEnd(2, "0"));
  if (number >= 604) {
    return "mediumAsItIs";
  }
  return number >= 516 ? "monitorOnUnix" : "monitorOnTcp";
}

/**
 * Whether an installation that was never shut down in order is thrown away at the next start. Older images looked into
 * the medium they had rebuilt, and went on.
 */
export function startsAnewWithoutMarker(version: string | undefined): boolean {
  return generationOf(version) === "mediumAsItIs";
}
