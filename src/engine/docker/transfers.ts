import { dockerConfigFolderHere } from "../endpoints/dockerConfig";
import { splitReference, withDefaultTag } from "../imageReference";
import type { ByteStream, PushOptions, Transfers } from "../transfers";
import type { Calls, TransferOptions } from "./calls";
import type { Dialer } from "./dialer";
import { lines } from "./lines";
import { loadedNames } from "./loadRecord";
import { mapped } from "./mapped";
import { parseJsonLine } from "./parseRecords";
import { parsePullReference } from "./pullReference";
import { toPullProgress } from "./pullRecord";
import { registryLogin } from "./registryLogin";
import { sentBytes } from "./sentBytes";
import type { SilenceWatch } from "./silenceWatch";

/** An engine wants a login for every push; this is nobody's. */
const noLogin = Buffer.from("{}").toString("base64url");

export class DockerTransfers implements Transfers {
  constructor(
    private readonly dialer: Dialer,
    private readonly calls: Calls,
  ) {}

  copyFrom(id: string, path: string, signal: AbortSignal): ByteStream {
    const context = { operation: "copy from", object: "container", id, signal } as const;
    return this.download(context, `/containers/${id}/archive`, { path });
  }

  async copyTo(id: string, folder: string, archive: ByteStream, signal: AbortSignal): Promise<void> {
    const request = { method: "PUT", path: `/containers/${id}/archive`, query: { path: folder } };
    await this.patiently({ operation: "copy to", object: "container", id, signal }, (abortSignal, watch) =>
      this.dialer.answer({ ...request, tar: sentBytes(archive, watch), signal: abortSignal }),
    );
  }

  exportContainer(id: string, signal: AbortSignal): ByteStream {
    return this.download({ operation: "export", object: "container", id, signal }, `/containers/${id}/export`);
  }

  async tag(id: string, reference: string, signal: AbortSignal): Promise<void> {
    const { repository: repo, tag } = splitReference(withDefaultTag(reference));
    await this.calls.run({ operation: "tag", object: "image", id, signal }, async (abortSignal) => {
      await this.dialer.answer({
        method: "POST",
        path: `/images/${id}/tag`,
        query: { repo, tag },
        signal: abortSignal,
      });
    });
  }

  async push(reference: string, options: PushOptions, signal: AbortSignal): Promise<void> {
    const { repository, tag, registry } = parsePullReference(reference);
    const progress = this.calls.transfer(
      { operation: "push", object: "reference", id: reference, signal },
      async (abortSignal) => {
        const login = await registryLogin(dockerConfigFolderHere(), registry, abortSignal);
        const headers = { "X-Registry-Auth": login ?? noLogin };
        const path = `/images/${repository}/push`;
        return this.dialer.stream({ method: "POST", path, query: { tag }, headers, signal: abortSignal });
      },
      (stream) => mapped(lines(stream), (line) => toPullProgress(parseJsonLine(line))),
    );
    for await (const step of progress) {
      options.onProgress(step);
    }
  }

  save(references: readonly string[], signal: AbortSignal): ByteStream {
    const [reference = ""] = references;
    const names = references.map((name) => `names=${encodeURIComponent(name)}`).join("&");
    return this.download({ operation: "save", object: "image", id: reference, signal }, `/images/get?${names}`);
  }

  async load(archive: ByteStream, signal: AbortSignal): Promise<readonly string[]> {
    const request = { method: "POST", path: "/images/load", query: { quiet: true } };
    const answer = this.calls.transfer(
      { operation: "load", signal },
      (abortSignal, watch) => this.dialer.stream({ ...request, tar: sentBytes(archive, watch), signal: abortSignal }),
      (stream) => mapped(lines(stream), (line) => loadedNames(parseJsonLine(line))),
    );
    const loaded: string[] = [];
    for await (const names of answer) {
      loaded.push(...names);
    }
    return loaded;
  }

  private download(context: TransferOptions, path: string, query?: Readonly<Record<string, unknown>>): ByteStream {
    return this.calls.transfer(
      { ...context, answer: "bytes" },
      (signal) => this.dialer.stream({ method: "GET", path, ...(query ? { query } : {}), signal }),
      (stream) => stream as AsyncIterable<Uint8Array>,
    );
  }

  /** As `Calls.run`, for what takes as long as it takes. */
  private async patiently<T>(
    context: TransferOptions,
    call: (signal: AbortSignal, watch: SilenceWatch) => Promise<T>,
  ): Promise<void> {
    for await (const _answer of this.calls.transfer(context, call, nothing)) {
      // The answer says no more than that it is done.
    }
  }
}

async function* nothing(): AsyncGenerator<never, void, undefined> {
  // Ends at once.
}
