import * as z from "zod/mini";
import { parseInspect } from "./parseInspect";
import type { PortMapping, RunOptions } from "./runOptions";

const words = z.nullish(z.array(z.string()));

const madeSchema = z.object({
  Config: z.object({ Image: z.string(), Cmd: words, Entrypoint: words }),
  HostConfig: z.object({
    Isolation: z.optional(z.string()),
    Memory: z.optional(z.number()),
    PortBindings: z.nullish(
      z.record(
        z.string(),
        z.nullish(z.array(z.object({ HostIp: z.optional(z.string()), HostPort: z.optional(z.string()) }))),
      ),
    ),
  }),
});

/** What a container was made with, as far as a change of it may let it start, from what `inspect` says. */
export function madeWith(inspected: unknown): RunOptions {
  const { Config, HostConfig } = parseInspect(madeSchema, inspected);
  const { Isolation: isolation, Memory: memoryBytes = 0, PortBindings: bindings } = HostConfig;
  return {
    image: Config.Image,
    ...(Config.Cmd && { command: Config.Cmd }),
    ...(Config.Entrypoint && Config.Entrypoint.length > 0 && { entrypoint: Config.Entrypoint }),
    ...((isolation === "process" || isolation === "hyperv") && { isolation }),
    ...(memoryBytes > 0 && { memoryBytes }),
    ports: Object.entries(bindings ?? {}).flatMap(([key, places]) =>
      (places ?? []).map(({ HostIp, HostPort }) => portOf(key, HostIp, HostPort)),
    ),
  };
}

/** `80/tcp`; the engine chooses a port of the host where none is named. */
function portOf(key: string, hostIp = "", hostPort = ""): PortMapping {
  const [port, protocol] = key.split("/");
  return {
    ...(hostIp !== "" && { hostIp }),
    hostPort: Number(hostPort),
    containerPort: Number(port),
    protocol: protocol === "udp" ? "udp" : "tcp",
  };
}
