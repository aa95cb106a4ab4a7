import type { IncomingHttpHeaders } from "node:http";
import type { Ping } from "../model";

/** `/_ping` says all that it has to say in its headers. */
export function toPing(headers: IncomingHttpHeaders): Ping {
  const { ostype: mode, "api-version": apiVersion, date = "" } = headers;
  const unixMs = Date.parse(date);
  return {
    mode: mode === "linux" || mode === "windows" ? mode : undefined,
    apiVersion: typeof apiVersion === "string" ? apiVersion : undefined,
    time: Number.isNaN(unixMs) ? undefined : `${unixMs}000000`,
  };
}
