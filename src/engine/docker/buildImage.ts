import type { BuildOptions } from "../buildOptions";
import type { BuildProgress, BuildWatch } from "../engine";
import { dockerConfigFolderHere } from "../endpoints/dockerConfig";
import { toBuildProgress } from "./buildRecord";
import type { Calls } from "./calls";
import type { BuildQuery, DockerClient } from "./dockerodeOn";
import { MalformedAnswer } from "./httpError";
import { lines } from "./lines";
import { parseJsonLine } from "./parseRecords";
import { parsePullReference } from "./pullReference";
import { registryLogin } from "./registryLogin";
import { sentBytes } from "./sentBytes";

export interface Build {
  readonly options: BuildOptions;
  readonly watch: BuildWatch;
  readonly signal: AbortSignal;
}

/** Sends the context and follows the build to its end. */
export async function buildImage(docker: DockerClient, calls: Calls, build: Build): Promise<{ imageId: string }> {
  const { options, watch, signal } = build;
  let imageId = "";
  const progress = calls.transfer(
    { operation: "build", signal },
    async (abortSignal, silence) => {
      const registryconfig = await loginsFor(watch.baseImages, abortSignal);
      // Packs folders, which nothing else does.
      const { buildContext } = await import("./buildContext");
      const context = await buildContext(options, abortSignal);
      return docker.buildImage(sentBytes(context, silence), { ...queryOf(options), registryconfig, abortSignal });
    },
    (stream) => progressOf(lines(stream)),
  );
  for await (const step of progress) {
    imageId = step.kind === "image" ? step.id : imageId;
    watch.onProgress(step);
  }
  if (imageId === "") {
    throw calls.failureOf(new MalformedAnswer("no image at the end of a build"), { operation: "build" });
  }
  return { imageId };
}

async function* progressOf(answer: AsyncIterable<string>): AsyncGenerator<BuildProgress, void, undefined> {
  for await (const line of answer) {
    yield toBuildProgress(parseJsonLine(line));
  }
}

function queryOf(options: BuildOptions): Omit<BuildQuery, "registryconfig"> {
  const { dockerfile, tag, target, buildArguments, platform, isolation, memoryBytes } = options;
  return {
    dockerfile,
    t: tag,
    target,
    buildargs: buildArguments,
    platform,
    isolation,
    memory: memoryBytes,
    version: "1",
    rm: true,
    forcerm: true,
  };
}

/** By registry, as far as there are any. */
async function loginsFor(images: readonly string[], signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  const registries = new Set(images.map((image) => parsePullReference(image).registry));
  const logins: [string, unknown][] = [];
  for (const registry of registries) {
    const login = await registryLogin(dockerConfigFolderHere(), registry, signal);
    if (login !== undefined) {
      logins.push([registry, JSON.parse(Buffer.from(login, "base64url").toString("utf8"))]);
    }
  }
  return Object.fromEntries(logins);
}
