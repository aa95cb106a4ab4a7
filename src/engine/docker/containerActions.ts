import type { ContainerActions, FileChange, ProcessTable, ResourceLimits } from "../containerActions";
import type { ContainerChanges } from "../containerChanges";
import { splitReference, withDefaultTag } from "../imageReference";
import type { Isolation } from "../model";
import { changeRecord, idRecord, toFileChange, toProcessTable, topRecord, updatedRecord } from "./actionRecords";
import { slowCallMs, type Calls } from "./calls";
import type { Dialer } from "./dialer";
import { HttpError } from "./httpError";
import { imageConfigOf, likeBody, otherNetworks, recordToCopy } from "./likeBody";
import { parseRecord, parseRecords } from "./parseRecords";
import { toPing } from "./pingRecord";

export class DockerContainerActions implements ContainerActions {
  constructor(
    private readonly dialer: Dialer,
    private readonly calls: Calls,
  ) {}

  pause(id: string, signal: AbortSignal): Promise<void> {
    return this.post("pause", id, signal);
  }

  unpause(id: string, signal: AbortSignal): Promise<void> {
    return this.post("unpause", id, signal);
  }

  rename(id: string, name: string, signal: AbortSignal): Promise<void> {
    return this.calls.make({ operation: "rename", object: "container", id, signal }, async (abortSignal) => {
      const path = `/containers/${id}/rename`;
      await this.dialer.answer({ method: "POST", path, query: { name }, signal: abortSignal });
    });
  }

  async createLike(id: string, changes: ContainerChanges, signal: AbortSignal): Promise<{ readonly id: string }> {
    const created = await this.calls.make(
      { operation: "create container", object: "container", id, signal, deadlineMs: slowCallMs },
      async (abortSignal) => {
        const get = async (path: string) =>
          (await this.dialer.answer({ method: "GET", path, signal: abortSignal })).body;
        const record = parseRecord(recordToCopy, await get(`/containers/${id}/json`));
        // The image may be gone by force: then all of the container counts as its own.
        const image = imageConfigOf(await get(`/images/${record.Image}/json`).catch(nothingOf404));
        const { body } = await this.dialer.answer({
          method: "POST",
          path: "/containers/create",
          query: { name: changes.name },
          body: likeBody(record, image, changes),
          signal: abortSignal,
        });
        return { id: parseRecord(idRecord, body).Id, networks: otherNetworks(record) };
      },
    );
    try {
      for (const [network, endpoint] of created.networks) {
        await this.connect(created.id, network, endpoint, signal);
      }
    } catch (error) {
      await this.forget(created.id).catch(() => undefined);
      throw error;
    }
    return { id: created.id };
  }

  joinNetwork(
    id: string,
    { network, address }: { readonly network: string; readonly address?: string | undefined },
    signal: AbortSignal,
  ): Promise<void> {
    return this.connect(id, network, address === undefined ? {} : { IPAMConfig: { IPv4Address: address } }, signal);
  }

  private connect(id: string, network: string, endpoint: unknown, signal: AbortSignal): Promise<void> {
    return this.calls.run({ operation: "connect", object: "network", id: network, signal }, async (abortSignal) => {
      const path = `/networks/${encodeURIComponent(network)}/connect`;
      const body = { Container: id, EndpointConfig: endpoint };
      await this.dialer.answer({ method: "POST", path, body, signal: abortSignal });
    });
  }

  processes(id: string, signal: AbortSignal): Promise<ProcessTable> {
    return this.calls.run({ operation: "top", object: "container", id, signal }, async (abortSignal) => {
      // Without words of ours: a Windows engine takes none.
      const path = `/containers/${id}/top`;
      const { body } = await this.dialer.answer({ method: "GET", path, signal: abortSignal });
      return toProcessTable(parseRecord(topRecord, body));
    });
  }

  changes(id: string, signal: AbortSignal): Promise<readonly FileChange[]> {
    return this.calls.run({ operation: "changes", object: "container", id, signal }, async (abortSignal) => {
      const path = `/containers/${id}/changes`;
      const { body } = await this.dialer.answer({ method: "GET", path, signal: abortSignal });
      return parseRecords(changeRecord, body).map(toFileChange);
    });
  }

  commit(id: string, reference: string, signal: AbortSignal): Promise<{ readonly id: string }> {
    const context = { operation: "commit", object: "container", id, signal, deadlineMs: slowCallMs } as const;
    return this.calls.run(context, async (abortSignal) => {
      const { repository: repo, tag } = splitReference(withDefaultTag(reference));
      const query = { container: id, repo, tag };
      const { body } = await this.dialer.answer({
        method: "POST",
        path: "/commit",
        query,
        body: {},
        signal: abortSignal,
      });
      return { id: parseRecord(idRecord, body).Id };
    });
  }

  updateLimits(id: string, limits: ResourceLimits, signal: AbortSignal) {
    return this.calls.run({ operation: "update", object: "container", id, signal }, async (abortSignal) => {
      const path = `/containers/${id}/update`;
      const { body } = await this.dialer.answer({
        method: "POST",
        path,
        body: limitsBody(limits),
        signal: abortSignal,
      });
      return { warnings: parseRecord(updatedRecord, body).Warnings };
    });
  }

  isolations(signal: AbortSignal): Promise<ReadonlyMap<string, Isolation>> {
    return this.calls.run({ operation: "isolations", signal }, async (abortSignal) => {
      const { headers } = await this.dialer.answer({ method: "GET", path: "/_ping", signal: abortSignal });
      if (toPing(headers).mode !== "windows") {
        return new Map();
      }
      const answers = await Promise.all(
        (["process", "hyperv"] as const).map(async (isolation) => {
          const query = { all: true, filters: { isolation: [isolation] } };
          const path = "/containers/json";
          const { body } = await this.dialer.answer({ method: "GET", path, query, signal: abortSignal });
          return parseRecords(idRecord, body).map(({ Id }) => [Id, isolation] as const);
        }),
      );
      return new Map(answers.flat());
    });
  }

  /** Removes what was made a moment ago and cannot be had whole: nobody knows of it yet. */
  private async forget(id: string): Promise<void> {
    await this.dialer.answer({ method: "DELETE", path: `/containers/${id}`, signal: AbortSignal.timeout(slowCallMs) });
  }

  private async post(action: string, id: string, signal: AbortSignal): Promise<void> {
    await this.calls.run({ operation: action, object: "container", id, signal }, async (abortSignal) => {
      await this.dialer.answer({ method: "POST", path: `/containers/${id}/${action}`, signal: abortSignal });
    });
  }
}

function nothingOf404(error: unknown): undefined {
  if (!(error instanceof HttpError && error.status === 404)) {
    throw error;
  }
}

function limitsBody({ memoryBytes, cpus }: ResourceLimits) {
  return {
    // An engine gives a container as much swap again as it has memory, and refuses more memory than both together.
    ...(memoryBytes === undefined ? {} : { Memory: memoryBytes, MemorySwap: 2 * memoryBytes }),
    ...(cpus === undefined ? {} : { NanoCpus: Math.round(cpus * 1e9) }),
  };
}
