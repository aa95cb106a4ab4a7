import * as z from "zod/mini";
import type { Isolation } from "../engine/model";
import { parseInspect } from "../engine/parseInspect";

const bindingsSchema = z.catch(
  z.record(z.string(), z.nullish(z.array(z.object({ HostIp: z.optional(z.string()), HostPort: z.string() })))),
  {},
);
const attachmentSchema = z.object({ IPAddress: z.optional(z.string()) });

/** What `inspect` of a container says that matters for its network. */
const inspectSchema = z.object({
  Name: z.optional(z.string()),
  State: z.object({ Status: z.string(), ExitCode: z.int() }),
  HostConfig: z.object({
    Isolation: z.optional(z.string()),
    NetworkMode: z.optional(z.string()),
    PortBindings: bindingsSchema,
  }),
  NetworkSettings: z.object({
    Ports: bindingsSchema,
    Networks: z.catch(z.record(z.string(), attachmentSchema), {}),
  }),
});

/** How packets get to a container. */
export type ContainerPath =
  /** Windows: a compartment of the host, with the host's network card and firewall. */
  | "process"
  /** Windows: a network card and a firewall of its utility VM's own. */
  | "hyperv"
  | "linuxNetwork"
  /** Linux: the host's own network. */
  | "host"
  | "otherContainer"
  | "none";

export interface PublishedBinding {
  readonly hostIp: string;
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: string;
}

export interface ContainerFacts {
  /** Without the leading slash. */
  readonly name: string;
  readonly state: "running" | "paused" | "notRunning";
  /** Of its last run; undefined of one that never ran, or runs. */
  readonly exitCode: number | undefined;
  readonly path: ContainerPath;
  readonly isolation: Isolation | undefined;
  /** While it does not run: what it would publish. */
  readonly published: readonly PublishedBinding[];
  /** Its networks by name, with its address in each, if it has one now. */
  readonly addresses: ReadonlyMap<string, string | undefined>;
}

export function toContainerFacts(answer: unknown): ContainerFacts {
  const { Name = "", State, HostConfig, NetworkSettings } = parseInspect(inspectSchema, answer);
  const state = stateOf(State.Status);
  const isolation = isolationOf(HostConfig.Isolation);
  const inUse = publishedIn(NetworkSettings.Ports);
  return {
    name: Name.replace(/^\//, ""),
    state,
    exitCode: state === "notRunning" && State.Status !== "created" ? State.ExitCode : undefined,
    path: pathOf(HostConfig.NetworkMode ?? "", isolation),
    isolation,
    published: inUse.length > 0 ? inUse : publishedIn(HostConfig.PortBindings),
    addresses: new Map(
      Object.entries(NetworkSettings.Networks).map(([name, { IPAddress: address = "" }]) => [
        name,
        address === "" ? undefined : address,
      ]),
    ),
  };
}

function stateOf(status: string): ContainerFacts["state"] {
  return status === "running" || status === "paused" ? status : "notRunning";
}

function isolationOf(text: string | undefined): Isolation | undefined {
  return text === "process" || text === "hyperv" ? text : undefined;
}

function pathOf(networkMode: string, isolation: Isolation | undefined): ContainerPath {
  if (networkMode === "none" || networkMode === "host") {
    return networkMode;
  }
  return networkMode.startsWith("container:") ? "otherContainer" : (isolation ?? "linuxNetwork");
}

/** A port that is published for IPv4 and for IPv6 alike counts once, and one that has no number yet does not count. */
function publishedIn(bindings: z.output<typeof bindingsSchema>): readonly PublishedBinding[] {
  const all = Object.entries(bindings).flatMap(([name, places]) => {
    const [port = "", protocol = "tcp"] = name.split("/");
    return (places ?? []).map(({ HostIp: hostIp = "", HostPort }) => ({
      hostIp,
      hostPort: Number(HostPort),
      containerPort: Number(port),
      protocol,
    }));
  });
  const known = all.filter(({ hostPort }) => hostPort > 0);
  return known.filter((it, index) => known.findIndex((other) => keyOf(other) === keyOf(it)) === index);
}

function keyOf({ hostIp, hostPort, containerPort, protocol }: PublishedBinding): string {
  const place = hostIp === "" || hostIp === "0.0.0.0" || hostIp === "::" ? "all" : hostIp;
  return `${place} ${hostPort} ${containerPort} ${protocol}`;
}
