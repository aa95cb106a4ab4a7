import * as z from "zod/mini";
import { gpuRequest, joinedNetwork, publishedPort } from "../spec/places";
import type { ContainerForm } from "./containerForm";
import { kubernetesName } from "./kubernetesNames";

/**
 * What a manifest has no words for, or can only say otherwise: a Deployment always restarts, and its container may use a
 * device of the node only when it is privileged.
 */
const restSchema = z.object({
  name: z.optional(z.string()),
  restart: z.optional(z.string()),
  privileged: z.optional(z.boolean()),
  removeAfterStop: z.optional(z.boolean()),
  labels: z.optional(z.record(z.string(), z.string())),
  groups: z.optional(z.array(z.string())),
  deviceRules: z.optional(z.array(z.string())),
  gpus: z.optional(z.array(gpuRequest)),
  networks: z.optional(z.array(joinedNetwork)),
  ports: z.optional(z.array(publishedPort)),
  volumes: z.optional(z.record(z.string(), z.string())),
  devices: z.optional(z.array(z.string())),
  selinux: z.optional(z.enum(["private", "shared"])),
});

export type Rest = z.infer<typeof restSchema>;

export function restOf(form: ContainerForm): Rest {
  const selinux = form.mounts.find((mount) => mount.selinux !== undefined)?.selinux;
  return {
    ...(kubernetesName(form.name) !== form.name && { name: form.name }),
    ...(form.restart !== "always" && { restart: form.restart }),
    ...(!form.privileged && { privileged: false }),
    ...(form.removeAfterStop && { removeAfterStop: true }),
    ...(Object.keys(form.labels).length > 0 && { labels: { ...form.labels } }),
    ...(selinux !== undefined && { selinux }),
    ...restOfLists(form),
  };
}

function restOfLists({ groups, gpus, deviceRules, networks, ports, devices }: ContainerForm): Rest {
  return {
    // As many of a kind the node has a word for, but not by which driver, nor which of them.
    ...(gpus.length > 0 && { gpus: z.parse(z.array(gpuRequest), gpus) }),
    ...(groups.length > 0 && { groups: [...groups] }),
    ...(deviceRules.length > 0 && { deviceRules: [...deviceRules] }),
    ...(networks.length > 0 && { networks: [...networks] }),
    ...((ports.some(isMoreThanAPort) || hasTwins(ports)) && { ports: [...ports] }),
    ...(devices.some((device) => device.includes(":")) && { devices: [...devices] }),
  };
}

/** Nothing when it is not ours, or was edited into something else. */
export function readRest(text: string): Rest {
  try {
    const parsed = z.safeParse(restSchema, JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

function isMoreThanAPort({ hostIp, hostPort }: ContainerForm["ports"][number]): boolean {
  return hostIp !== undefined || hostPort === 0;
}

/** A Service takes each of its ports once, and so does a container. */
function hasTwins(ports: ContainerForm["ports"]): boolean {
  const inside = ports.map(({ containerPort, protocol }) => `${containerPort}/${protocol}`);
  const outside = ports.map(({ hostPort, protocol }) => `${hostPort}/${protocol}`);
  return new Set(inside).size < ports.length || new Set(outside).size < ports.length;
}
