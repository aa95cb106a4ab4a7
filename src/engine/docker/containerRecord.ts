import * as z from "zod/mini";
import type { Container, ContainerState, PublishedPort } from "../model";
import { optionalNumber, optionalText, textList, textMap } from "./parseRecords";

export const portRecord = z.object({
  IP: optionalText,
  PrivatePort: z.number(),
  PublicPort: z.catch(z.optional(z.number()), undefined),
  Type: z.enum(["tcp", "udp", "sctp"]),
});

/** One record of `/containers/json`. */
export const containerRecord = z.object({
  Id: z.string(),
  Names: textList,
  Image: optionalText,
  ImageID: optionalText,
  Command: optionalText,
  Created: optionalNumber,
  State: optionalText,
  Status: optionalText,
  Ports: z.catch(z.array(z.unknown()), []),
  Labels: textMap,
  NetworkSettings: z.catch(z.object({ Networks: z.catch(z.record(z.string(), z.unknown()), {}) }), { Networks: {} }),
});

export function toContainer(record: z.output<typeof containerRecord>): Container {
  return {
    id: record.Id,
    name: nameOfContainer(record.Names) ?? record.Id.slice(0, 12),
    image: record.Image,
    imageId: record.ImageID,
    command: record.Command,
    state: stateOf(record.State, record.Status),
    status: record.Status,
    createdAt: record.Created,
    ports: record.Ports.flatMap(toPort),
    labels: record.Labels,
    networks: Object.keys(record.NetworkSettings.Networks),
  };
}

/** A linked container has further names like `/other/alias`. */
export function nameOfContainer(names: readonly string[]): string | undefined {
  const own = names.find((name) => name.lastIndexOf("/") <= 0) ?? names[0];
  return own?.replace(/^\//, "");
}

const states = {
  created: true,
  running: true,
  paused: true,
  restarting: true,
  removing: true,
  exited: true,
  dead: true,
} as const satisfies Record<ContainerState, true>;

function isState(text: string): text is ContainerState {
  return Object.hasOwn(states, text);
}

/** A state that a newer engine may have is told from the status, which begins with "Up" for all that runs. */
export function stateOf(state: string, status: string): ContainerState {
  if (isState(state)) {
    return state;
  }
  return status.startsWith("Up") ? "running" : "exited";
}

function toPort(record: unknown): readonly PublishedPort[] {
  const { success, data } = z.safeParse(portRecord, record);
  return success
    ? [
        {
          hostIp: data.IP === "" ? undefined : data.IP,
          hostPort: data.PublicPort,
          containerPort: data.PrivatePort,
          protocol: data.Type,
        },
      ]
    : [];
}
