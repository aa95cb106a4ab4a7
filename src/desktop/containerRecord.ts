import * as z from "zod/mini";
import type { Engine } from "../engine/engine";
import { recordedSettings, settingsSchema, settingsWithoutPlace, type RecordedSettings } from "./containerSettings";
import { parseInspect } from "../engine/parseInspect";

const networkSchema = z.nullish(z.object({ IPAMConfig: z.nullish(z.object({ IPv4Address: z.optional(z.string()) })) }));

/** What `inspect` of a container says that matters for a desktop. */
const inspectSchema = z.object({
  Id: z.string(),
  Name: z.string(),
  RestartCount: z.optional(z.int()),
  State: z.object({
    Status: z.string(),
    ExitCode: z.int(),
    OOMKilled: z.optional(z.boolean()),
    StartedAt: z.string(),
    FinishedAt: z.optional(z.string()),
    Error: z.optional(z.string()),
  }),
  Config: z.object({
    Image: z.string(),
    Env: z.nullish(z.array(z.string())),
    Labels: z.nullish(z.record(z.string(), z.string())),
    StopTimeout: z.nullish(z.int()),
    Tty: z.optional(z.boolean()),
    OpenStdin: z.optional(z.boolean()),
  }),
  HostConfig: z.optional(settingsSchema),
  Mounts: z.nullish(
    z.array(
      z.object({
        Type: z.string(),
        Name: z.optional(z.string()),
        Source: z.optional(z.string()),
        Destination: z.string(),
        RW: z.optional(z.boolean()),
        Mode: z.optional(z.string()),
      }),
    ),
  ),
  NetworkSettings: z.optional(z.object({ Networks: z.nullish(z.record(z.string(), networkSchema)) })),
});

/** In seconds; 0 for the engine's "0001-01-01T00:00:00Z", which is never. */
function unixTimeOf(text = "0001-01-01T00:00:00Z"): number {
  return Math.max(0, Date.parse(text) / 1000);
}

/** A desktop's container as the engine knows it at one moment. */
export interface ContainerRecord {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** The engine's word: created, running, paused, restarting, removing, exited, dead. */
  readonly status: string;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  readonly restartCount: number;
  /** Unix time in seconds; 0 when it never ran. */
  readonly startedAt: number;
  /** Of the present run when it has ended, else of the one before; Unix time in seconds, 0 when none has ended yet. */
  readonly finishedAt: number;
  /** Why the engine could not start it. */
  readonly startFailure: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly mounts: readonly RecordedMount[];
  readonly networks: readonly string[];
  /** What it was created with; unknown for records that did not come from an engine. */
  readonly settings?: RecordedSettings;
  /** Further settings, by their names in `docker run`: its own successor keeps them, but what is made of its spec does not. */
  readonly leftOut?: readonly string[];
}

export interface RecordedMount {
  readonly kind: string;
  /** A volume's name, or a path on the engine's host. */
  readonly source: string;
  readonly target: string;
  readonly access?: "readWrite" | "readOnly";
  readonly selinux?: "private" | "shared" | undefined;
}

export async function readContainer(engine: Engine, id: string, signal: AbortSignal): Promise<ContainerRecord> {
  return parseContainer(await engine.inspect("container", id, signal));
}

export function parseContainer(answer: unknown): ContainerRecord {
  const { State: state, Config: config, ...record } = parseInspect(inspectSchema, answer);
  return {
    id: record.Id,
    name: record.Name.replace(/^\//, ""),
    image: config.Image,
    status: state.Status,
    exitCode: state.ExitCode,
    outOfMemory: state.OOMKilled ?? false,
    restartCount: record.RestartCount ?? 0,
    // To the millisecond: the last words of an earlier run may be of the same second.
    startedAt: unixTimeOf(state.StartedAt),
    finishedAt: unixTimeOf(state.FinishedAt),
    startFailure: state.Error === "" ? undefined : state.Error,
    environment: toRecord(config.Env ?? []),
    labels: config.Labels ?? {},
    mounts: (record.Mounts ?? []).map(({ Type, Name, Source, Destination, RW, Mode = "" }) => ({
      kind: Type,
      source: Name ?? Source ?? "",
      target: Destination,
      access: RW === false ? "readOnly" : "readWrite",
      // Volumes are always told as shared.
      ...(Type === "bind" && /z/i.test(Mode) && { selinux: Mode.includes("Z") ? "private" : "shared" }),
    })),
    networks: Object.keys(record.NetworkSettings?.Networks ?? {}),
    settings: recordedSettings(config, record.HostConfig, record.NetworkSettings?.Networks ?? {}),
    leftOut: settingsWithoutPlace(record.HostConfig),
  };
}

function toRecord(environment: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    environment.map((entry) => {
      const separator = entry.indexOf("=");
      return separator < 0 ? [entry, ""] : [entry.slice(0, separator), entry.slice(separator + 1)];
    }),
  );
}
