import { systemClock, type Clock } from "../../platform/clock";
import type { ContainerActions } from "../containerActions";
import type { Endpoint } from "../endpoint";
import type {
  BuildWatch,
  Engine,
  EventOptions,
  ExecOptions,
  ExecSession,
  LogChunk,
  LogOptions,
  PullOptions,
  RemoveOptions,
  StopOptions,
} from "../engine";
import type {
  ContainerStats,
  EngineEvent,
  EngineInfo,
  EngineObjects,
  EngineVersion,
  ImagePlatform,
  ObjectKind,
  Ping,
} from "../model";
import type { BuildOptions } from "../buildOptions";
import { createdRecord } from "./actionRecords";
import { buildImage } from "./buildImage";
import type { Housekeeping } from "../housekeeping";
import type { RunOptions } from "../runOptions";
import type { Transfers } from "../transfers";
import { Calls, quickCallMs, slowCallMs } from "./calls";
import { connectTo } from "./connection";
import { DockerContainerActions } from "./containerActions";
import { createBody } from "./createBody";
import { Dialer } from "./dialer";
import { dockerodeOn, type DockerClient, type DockerObject } from "./dockerodeOn";
import { sinceOf, toEngineEvent } from "./eventRecord";
import { DockerHousekeeping } from "./housekeeping";
import { imagePlatformRecord, toImagePlatform } from "./imagePlatformRecord";
import { infoRecord, toEngineInfo } from "./infoRecord";
import { graceOf, logFormatOf } from "./inspectRecords";
import { lines } from "./lines";
import { lists } from "./listObjects";
import { logChunks } from "./logChunks";
import { mapped } from "./mapped";
import { parseJsonLine, parseRecord } from "./parseRecords";
import { toPing } from "./pingRecord";
import { RegistryCalls } from "./registryCalls";
import { startExec } from "./startExec";
import { statsRecord, toContainerStats } from "./statsRecord";
import { DockerTransfers } from "./transfers";
import { toEngineVersion, versionRecord } from "./versionRecord";

const pingMs = 3_000;

/** The engine behind an address that speaks Docker's API. Connects on the first call. */
export async function connectDockerEngine(endpoint: Endpoint, clock: Clock = systemClock): Promise<Engine> {
  return new DockerEngine(endpoint, new Dialer(await connectTo(endpoint)), clock);
}

class DockerEngine implements Engine {
  readonly containers: ContainerActions;
  readonly transfers: Transfers;
  readonly housekeeping: Housekeeping;
  private readonly docker: DockerClient;
  private readonly calls: Calls;
  private readonly registry: RegistryCalls;

  constructor(
    readonly endpoint: Endpoint,
    private readonly dialer: Dialer,
    clock: Clock,
  ) {
    this.docker = dockerodeOn(dialer);
    this.calls = new Calls({ endpoint, clock, ping: async (signal) => this.ping(signal) });
    this.registry = new RegistryCalls(this.docker, dialer, this.calls);
    this.containers = new DockerContainerActions(dialer, this.calls);
    this.transfers = new DockerTransfers(dialer, this.calls);
    this.housekeeping = new DockerHousekeeping(dialer, this.calls);
  }

  ping(signal: AbortSignal): Promise<Ping> {
    return this.calls.run({ operation: "ping", signal, deadlineMs: pingMs }, async (abortSignal) => {
      const { headers } = await this.dialer.answer({ method: "GET", path: "/_ping", signal: abortSignal });
      return toPing(headers);
    });
  }

  info(signal: AbortSignal): Promise<EngineInfo> {
    return this.calls.run({ operation: "info", signal }, async (abortSignal) =>
      toEngineInfo(parseRecord(infoRecord, await this.docker.info({ abortSignal }))),
    );
  }

  version(signal: AbortSignal): Promise<EngineVersion> {
    return this.calls.run({ operation: "version", signal }, async (abortSignal) =>
      toEngineVersion(parseRecord(versionRecord, await this.docker.version({ abortSignal }))),
    );
  }

  async list<K extends ObjectKind>(
    kind: K,
    signal: AbortSignal,
    ids?: readonly string[],
  ): Promise<readonly EngineObjects[K][]> {
    return ids?.length === 0
      ? []
      : this.calls.run({ operation: `list ${kind}`, signal }, (abortSignal) =>
          lists[kind](this.docker, abortSignal, ids),
        );
  }

  inspect(kind: ObjectKind, id: string, signal: AbortSignal): Promise<unknown> {
    return this.calls.run({ operation: `inspect ${kind}`, object: kind, id, signal }, (abortSignal) =>
      this.handle(kind, id).inspect({ abortSignal }),
    );
  }

  remove(kind: ObjectKind, id: string, options: RemoveOptions, signal: AbortSignal): Promise<void> {
    const context = { operation: `remove ${kind}`, object: kind, id, signal, deadlineMs: slowCallMs };
    return this.calls.run(context, async (abortSignal) => {
      await this.handle(kind, id).remove({ ...removeQuery(kind, options), abortSignal });
    });
  }

  start(id: string, signal: AbortSignal): Promise<void> {
    const context = { operation: "start", object: "container", id, signal, deadlineMs: slowCallMs } as const;
    return this.calls.run(context, async (abortSignal) => {
      await this.docker.getContainer(id).start({ abortSignal });
    });
  }

  stop(id: string, options: StopOptions, signal: AbortSignal): Promise<void> {
    return this.halt("stop", id, options, signal);
  }

  restart(id: string, options: StopOptions, signal: AbortSignal): Promise<void> {
    return this.halt("restart", id, options, signal);
  }

  kill(id: string, signal: AbortSignal): Promise<void> {
    const context = { operation: "kill", object: "container", id, signal, deadlineMs: slowCallMs } as const;
    return this.calls.run(context, async (abortSignal) => {
      await this.docker.getContainer(id).kill({ abortSignal });
    });
  }

  create(options: RunOptions, signal: AbortSignal) {
    const context = { operation: "create container", object: "image", id: options.image } as const;
    return this.calls.make({ ...context, signal, deadlineMs: slowCallMs }, async (abortSignal) => {
      // Not through dockerode, which keeps the warnings to itself.
      const { body } = await this.dialer.answer({
        method: "POST",
        path: "/containers/create",
        query: { name: options.name },
        body: createBody(options),
        signal: abortSignal,
      });
      const { Id: id, Warnings: warnings } = parseRecord(createdRecord, body);
      return { id, warnings };
    });
  }

  logs(id: string, { follow, tail, since }: LogOptions, signal: AbortSignal): AsyncIterable<LogChunk> {
    const query = { stdout: 1, stderr: 1, follow: follow === "follow" ? 1 : 0, tail: tail ?? "all", since };
    return this.calls.stream(
      { operation: "logs", object: "container", id, signal, deadlineMs: quickCallMs },
      async (abortSignal) => {
        const format = logFormatOf(await this.docker.getContainer(id).inspect({ abortSignal }));
        // Not through dockerode, which collects the whole log when it is not followed.
        const path = `/containers/${id}/logs`;
        const stream = await this.dialer.stream({ method: "GET", path, query, signal: abortSignal });
        return { stream, format };
      },
      ({ stream, format }) => logChunks(stream, format),
    );
  }

  exec(id: string, options: ExecOptions, signal: AbortSignal): Promise<ExecSession> {
    return startExec(this.docker, this.calls, { ...options, id }, signal);
  }

  events({ since }: EventOptions, signal: AbortSignal): AsyncIterable<EngineEvent> {
    const query = since === undefined ? {} : { since: sinceOf(since) };
    return this.calls.stream(
      { operation: "events", signal, deadlineMs: quickCallMs },
      // Not through dockerode, whose `since` is a number and so cannot tell nanoseconds.
      (abortSignal) => this.dialer.stream({ method: "GET", path: "/events", query, signal: abortSignal }),
      (stream) => mapped(lines(stream), toEngineEvent),
    );
  }

  stats(id: string, signal: AbortSignal): AsyncIterable<ContainerStats> {
    return this.calls.stream(
      { operation: "stats", object: "container", id, signal, deadlineMs: quickCallMs },
      (abortSignal) => this.docker.getContainer(id).stats({ stream: true, abortSignal }),
      (stream) => mapped(lines(stream), (line) => toContainerStats(parseRecord(statsRecord, parseJsonLine(line)))),
    );
  }

  imagePlatform(id: string, signal: AbortSignal): Promise<ImagePlatform> {
    return this.calls.run({ operation: "image platform", object: "image", id, signal }, async (abortSignal) =>
      toImagePlatform(parseRecord(imagePlatformRecord, await this.handle("image", id).inspect({ abortSignal }))),
    );
  }

  distribution(reference: string, signal: AbortSignal): Promise<readonly ImagePlatform[]> {
    return this.registry.distribution(reference, signal);
  }

  pull(reference: string, options: PullOptions, signal: AbortSignal): Promise<void> {
    return this.registry.pull(reference, options, signal);
  }

  build(options: BuildOptions, watch: BuildWatch, signal: AbortSignal): Promise<{ readonly imageId: string }> {
    return buildImage(this.docker, this.calls, { options, watch, signal });
  }

  createNetwork(name: string, labels: Readonly<Record<string, string>>, signal: AbortSignal) {
    return this.calls.make({ operation: "create network", signal }, async (abortSignal) => {
      // The driver is left to the engine: "bridge" on Linux, "nat" on Windows.
      const options = { Name: name, Labels: { ...labels }, abortSignal };
      const { id } = await this.docker.createNetwork(options);
      return { id };
    });
  }

  createVolume(name: string, labels: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    return this.calls.make({ operation: "create volume", signal }, async (abortSignal) => {
      await this.docker.createVolume({ Name: name, Labels: { ...labels }, abortSignal });
    });
  }

  dispose(): void {
    this.calls.dispose();
    this.dialer.dispose();
  }

  private async halt(action: "stop" | "restart", id: string, options: StopOptions, signal: AbortSignal): Promise<void> {
    const { graceSeconds } = options;
    // Without an order the engine takes the container's own time; we need to know it, to wait longer than that.
    const seconds = graceSeconds ?? graceOf(await this.inspect("container", id, signal));
    const query = graceSeconds === undefined ? {} : { t: graceSeconds };
    await this.calls.run(
      { operation: action, object: "container", id, signal, deadlineMs: seconds * 1_000 + quickCallMs },
      async (abortSignal) => {
        await this.docker.getContainer(id)[action]({ ...query, abortSignal });
      },
    );
  }

  private handle(kind: ObjectKind, id: string): DockerObject {
    switch (kind) {
      case "container":
        return this.docker.getContainer(id);
      case "image":
        return this.docker.getImage(id);
      case "network":
        return this.docker.getNetwork(id);
      case "volume":
        return this.docker.getVolume(id);
    }
  }
}

/** A network knows no force. */
function removeQuery(kind: ObjectKind, { force, anonymousVolumes }: RemoveOptions) {
  return {
    ...(force === undefined || kind === "network" ? {} : { force: true as const }),
    ...(anonymousVolumes === undefined || kind !== "container" ? {} : { v: true as const }),
  };
}
