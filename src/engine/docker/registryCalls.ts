import { dockerConfigFolderHere } from "../endpoints/dockerConfig";
import type { PullOptions } from "../engine";
import { withDefaultTag } from "../imageReference";
import type { ImagePlatform } from "../model";
import type { Calls } from "./calls";
import type { Dialer } from "./dialer";
import type { DockerClient } from "./dockerodeOn";
import { toDistribution } from "./imagePlatformRecord";
import { lines } from "./lines";
import { mapped } from "./mapped";
import { parseJsonLine } from "./parseRecords";
import { toPullProgress } from "./pullRecord";
import { parsePullReference } from "./pullReference";
import { registryLogin } from "./registryLogin";

/** What an engine asks of an image's registry, with the login that Docker's own programs have kept. */
export class RegistryCalls {
  constructor(
    private readonly docker: DockerClient,
    private readonly dialer: Dialer,
    private readonly calls: Calls,
  ) {}

  distribution(reference: string, signal: AbortSignal): Promise<readonly ImagePlatform[]> {
    const context = { operation: "distribution", object: "reference", id: reference } as const;
    return this.calls.run({ ...context, signal }, async (abortSignal) => {
      const login = await loginFor(parsePullReference(reference).registry, abortSignal);
      const headers = login === undefined ? {} : { "X-Registry-Auth": login };
      const path = `/distribution/${withDefaultTag(reference)}/json`;
      const { body } = await this.dialer.answer({ method: "GET", path, headers, signal: abortSignal });
      return toDistribution(body);
    });
  }

  async pull(reference: string, options: PullOptions, signal: AbortSignal): Promise<void> {
    const { repository, tag, registry } = parsePullReference(reference);
    const progress = this.calls.transfer(
      { operation: "pull", object: "reference", id: reference, signal },
      async (abortSignal) => {
        const login = await loginFor(registry, abortSignal);
        return this.docker.createImage(login === undefined ? undefined : { base64: login }, {
          fromImage: repository,
          tag,
          platform: options.platform,
          abortSignal,
        });
      },
      (stream) => mapped(lines(stream), (line) => toPullProgress(parseJsonLine(line))),
    );
    for await (const step of progress) {
      options.onProgress(step);
    }
  }
}

function loginFor(registry: string, signal: AbortSignal): Promise<string | undefined> {
  return registryLogin(dockerConfigFolderHere(), registry, signal);
}
