import { access } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { ProgramOptions, ProgramResult } from "../../platform/runProgram";
import { composeServices, type ComposeService } from "./composeFile";
import type { Endpoint } from "../endpoint";

/** How compose is called on this machine: as a command of docker, or as a program of its own. */
export interface ComposeProgram {
  readonly program: string;
  readonly words: readonly string[];
}

export type RunProgram = (program: string, words: readonly string[], options: ProgramOptions) => Promise<ProgramResult>;

const ways: readonly ComposeProgram[] = [
  { program: "docker", words: ["compose"] },
  { program: "docker-compose", words: [] },
];

const versionMs = 15_000;
const configMs = 30_000;

/** Undefined where there is none. Compose speaks to no engine before it is told what to do. */
export async function findCompose(run: RunProgram, signal: AbortSignal): Promise<ComposeProgram | undefined> {
  for (const way of ways) {
    const result = await run(way.program, [...way.words, "version"], { signal, deadlineMs: versionMs });
    if (result.kind === "exited" && result.code === 0) {
      return way;
    }
  }
  return undefined;
}

/** The file and its `.override` beside it, which compose would take by itself if the file were not named. */
export async function composeFileWords(path: string): Promise<readonly string[]> {
  const override = overrideBeside(path);
  const hasOverride = await access(override).then(
    () => true,
    () => false,
  );
  return ["--file", path, ...(hasOverride ? ["--file", override] : [])];
}

/** Where the settings lie that win over a compose file's. */
export function overrideBeside(path: string): string {
  const ending = extname(path);
  return join(dirname(path), `${basename(path, ending)}.override${ending}`);
}

/** The services of a file, and all of it as compose understands it; or compose's words on what is wrong with it. */
export async function readComposeFile(
  { program, words }: ComposeProgram,
  path: string,
  run: RunProgram,
  signal: AbortSignal,
): Promise<{ readonly services: readonly ComposeService[]; readonly config: string } | { readonly wrong: string }> {
  const all = [...words, ...(await composeFileWords(path)), "config"];
  const result = await run(program, all, { signal, deadlineMs: configMs, workingFolder: dirname(path) });
  if (result.kind !== "exited") {
    return { wrong: result.kind === "missing" ? result.detail : "" };
  }
  const services = result.code === 0 ? composeServices(result.stdout) : undefined;
  return services ? { services, config: result.stdout } : { wrong: result.stderr.trim() };
}

/**
 * Of each service, by its name, what compose writes on its containers: where it is another one now, compose makes them
 * anew. Undefined where this compose does not tell.
 *
 * @param environment with the engine's address: older ones ask it for the images
 */
export async function composeHashes(
  { program, words }: ComposeProgram,
  path: string,
  run: RunProgram,
  { signal, environment }: Pick<ProgramOptions, "signal" | "environment">,
): Promise<ReadonlyMap<string, string> | undefined> {
  const all = [...words, ...(await composeFileWords(path)), "config", "--hash", "*"];
  const options = { signal, deadlineMs: configMs, workingFolder: dirname(path), ...(environment && { environment }) };
  const result = await run(program, all, options);
  const lines =
    result.kind === "exited" && result.code === 0 ? result.stdout.matchAll(/^(\S+) ([0-9a-f]{64})\s*$/gm) : [];
  const hashes = new Map(Array.from(lines, ([, name = "", hash = ""]) => [name, hash]));
  return hashes.size === 0 ? undefined : hashes;
}

/** What makes docker's programs talk to this engine and to no other. */
export function environmentFor({ host, tls }: Endpoint): Readonly<Record<string, string | null>> {
  const folder = tls?.folder;
  return {
    DOCKER_HOST: host,
    DOCKER_CONTEXT: null,
    DOCKER_TLS_VERIFY: folder !== undefined && !tls?.skipVerify ? "1" : null,
    DOCKER_CERT_PATH: folder ?? null,
  };
}
