import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** What the docker program keeps in its configuration folder, as far as it concerns us. */
export interface DockerConfig {
  readonly folder: string;
  readonly currentContext: string | undefined;
  readonly contexts: readonly DockerContext[];
}

export interface DockerContext {
  readonly name: string;
  /** Of its `docker` endpoint; absent for a context that only knows Kubernetes. */
  readonly host: string | undefined;
  readonly skipTlsVerify: boolean;
  /** The folder with the context's certificates; absent when it has none. */
  readonly tlsFolder: string | undefined;
}

/** How to log in to registries; the secrets themselves may be with a credential helper. */
export interface RegistryLogins {
  /** By registry, as base64 of `user:password`. */
  readonly auths: ReadonlyMap<string, RegistryLogin>;
  /** Name of the helper for every registry, e.g. "desktop" for `docker-credential-desktop`. */
  readonly credentialStore: string | undefined;
  /** Names of helpers by registry. */
  readonly credentialHelpers: ReadonlyMap<string, string>;
}

export interface RegistryLogin {
  readonly auth: string | undefined;
  readonly identityToken: string | undefined;
}

export function dockerConfigFolder(environment: NodeJS.ProcessEnv, homeFolder: string): string {
  const own = environment.DOCKER_CONFIG;
  return own === undefined || own === "" ? join(homeFolder, ".docker") : own;
}

/** The one that the docker program of this process's user has. */
export function dockerConfigFolderHere(): string {
  return dockerConfigFolder(process.env, homedir());
}

/**
 * Never fails: what is missing, half-written or overwritten with zeros counts as absent, and a broken context hides no
 * other.
 */
export async function readDockerConfig(folder: string): Promise<DockerConfig> {
  const [config, contexts] = await Promise.all([readJsonObject(join(folder, "config.json")), readContexts(folder)]);
  return { folder, currentContext: nonEmptyText(config.currentContext), contexts };
}

export async function readRegistryLogins(folder: string): Promise<RegistryLogins> {
  const config = await readJsonObject(join(folder, "config.json"));
  return {
    auths: new Map(
      Object.entries(objectOf(config.auths)).map(([registry, login]) => {
        const { auth, identitytoken } = objectOf(login);
        return [registry, { auth: nonEmptyText(auth), identityToken: nonEmptyText(identitytoken) }];
      }),
    ),
    credentialStore: nonEmptyText(config.credsStore),
    credentialHelpers: new Map(
      Object.entries(objectOf(config.credHelpers)).flatMap(([registry, helper]) => {
        const name = nonEmptyText(helper);
        return name === undefined ? [] : [[registry, name]];
      }),
    ),
  };
}

async function readContexts(folder: string): Promise<readonly DockerContext[]> {
  const meta = join(folder, "contexts", "meta");
  const entries = await readdir(meta).catch(() => []);
  const contexts = await Promise.all(entries.toSorted().map((entry) => readContext(folder, join(meta, entry))));
  return contexts.filter((context) => context !== undefined).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function readContext(folder: string, metaFolder: string): Promise<DockerContext | undefined> {
  const meta = await readJsonObject(join(metaFolder, "meta.json"));
  const name = nonEmptyText(meta.Name);
  if (name === undefined) {
    return undefined;
  }
  const docker = objectOf(objectOf(meta.Endpoints).docker);
  const tlsFolder = join(folder, "contexts", "tls", createHash("sha256").update(name).digest("hex"), "docker");
  const certificates = await readdir(tlsFolder).catch(() => []);
  return {
    name,
    host: nonEmptyText(docker.Host),
    skipTlsVerify: docker.SkipTLSVerify === true,
    tlsFolder: certificates.some((file) => file.endsWith(".pem")) ? tlsFolder : undefined,
  };
}

async function readJsonObject(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const text = await readFile(path, "utf8");
    return objectOf(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function nonEmptyText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
