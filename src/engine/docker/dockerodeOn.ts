import Docker from "dockerode";
import type { Duplex, Readable } from "node:stream";
import type { Dialer } from "./dialer";

interface Abortable {
  readonly abortSignal: AbortSignal;
}

/** The part of dockerode in use, with its answers unparsed; its published types lack the signal in most places. */
export interface DockerClient {
  info(options: Abortable): Promise<unknown>;
  version(options: Abortable): Promise<unknown>;
  listContainers(options: Abortable & { readonly all: true; readonly filters?: Filters }): Promise<unknown>;
  listImages(options: Abortable): Promise<unknown>;
  listNetworks(options: Abortable & { readonly filters?: Filters }): Promise<unknown>;
  listVolumes(options: Abortable & { readonly filters?: Filters }): Promise<unknown>;
  getContainer(id: string): DockerContainer;
  getImage(id: string): DockerObject;
  getNetwork(id: string): DockerObject;
  getVolume(name: string): DockerObject;
  /** Pulls, in spite of its name. */
  createImage(login: { readonly base64: string } | undefined, options: Abortable & PullQuery): Promise<Readable>;
  buildImage(tar: Readable, options: Abortable & BuildQuery): Promise<Readable>;
  createNetwork(options: Abortable & Labelled): Promise<{ readonly id: string }>;
  createVolume(options: Abortable & Labelled): Promise<unknown>;
}

export interface DockerObject {
  inspect(options: Abortable): Promise<unknown>;
  remove(options: Abortable & { readonly force?: true; readonly v?: true }): Promise<unknown>;
}

interface DockerContainer extends DockerObject {
  start(options: Abortable): Promise<unknown>;
  stop(options: Abortable & { readonly t?: number }): Promise<unknown>;
  restart(options: Abortable & { readonly t?: number }): Promise<unknown>;
  kill(options: Abortable): Promise<unknown>;
  stats(options: Abortable & { readonly stream: true }): Promise<Readable>;
  exec(options: Abortable & Readonly<Record<string, unknown>>): Promise<DockerExec>;
}

export interface DockerExec {
  readonly id: string;
  start(options: Abortable & Readonly<Record<string, unknown>>): Promise<Duplex>;
  resize(options: Abortable & { readonly w: number; readonly h: number }): Promise<unknown>;
  inspect(options: Abortable): Promise<unknown>;
}

type Filters = Readonly<Record<string, readonly string[]>>;

interface PullQuery {
  readonly fromImage: string;
  readonly tag: string;
  readonly platform: string | undefined;
}

export interface BuildQuery {
  readonly dockerfile: string;
  readonly t: string | undefined;
  readonly target: string | undefined;
  readonly buildargs: Readonly<Record<string, string>> | undefined;
  readonly platform: string | undefined;
  readonly isolation: string | undefined;
  readonly memory: number | undefined;
  /** The builder that every engine has; 2 would be BuildKit. */
  readonly version: "1";
  readonly rm: true;
  readonly forcerm: true;
  /** By registry. */
  readonly registryconfig: Readonly<Record<string, unknown>>;
}

interface Labelled {
  readonly Name: string;
  readonly Labels: Readonly<Record<string, string>>;
}

/** What dockerode hands to its modem for one call. */
interface DialOptions {
  readonly path: string;
  readonly method: string;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  readonly abortSignal?: AbortSignal | undefined;
  readonly authconfig?: { readonly base64?: string } | undefined;
  readonly registryconfig?: Readonly<Record<string, unknown>> | undefined;
  readonly file?: Readable | undefined;
  readonly isStream?: boolean | undefined;
  readonly hijack?: boolean | undefined;
}

type DialCallback = (error: unknown, data?: unknown) => void;

/** dockerode on our own connections. It knows the engine's API; `dialer` carries its calls. */
export function dockerodeOn(dialer: Dialer): DockerClient {
  const modem = {
    dial(options: DialOptions, callback: DialCallback): void {
      carry(dialer, options).then(
        (data) => callback(null, data),
        (error: unknown) => callback(error),
      );
    },
  };
  const options: Docker.DockerOptions & { readonly modem: typeof modem } = { modem };
  return new Docker(options) as unknown as DockerClient;
}

async function carry(dialer: Dialer, options: DialOptions): Promise<unknown> {
  const { abortSignal: signal = new AbortController().signal, file } = options;
  const request = {
    method: options.method,
    path: options.path.replace(/\?$/, ""),
    ...parametersOf(options),
    ...(file === undefined ? {} : { tar: file }),
    headers: loginHeaders(options),
    signal,
  };
  if (options.hijack === true) {
    return dialer.duplex(request);
  }
  return options.isStream === true ? dialer.stream(request) : (await dialer.answer(request)).body;
}

function loginHeaders({ authconfig, registryconfig }: DialOptions): Readonly<Record<string, string>> {
  return {
    ...(authconfig?.base64 === undefined ? {} : { "X-Registry-Auth": authconfig.base64 }),
    ...(registryconfig === undefined
      ? {}
      : { "X-Registry-Config": Buffer.from(JSON.stringify(registryconfig)).toString("base64url") }),
  };
}

/** Like docker-modem: a question mark at the path's end asks for a query, and what is posted is a body as well. */
function parametersOf({ path, method, file, options = {} }: DialOptions) {
  const given = Object.fromEntries(
    Object.entries(options).filter(([name]) => name !== "abortSignal" && name !== "authconfig"),
  );
  return {
    ...(path.endsWith("?") ? { query: given } : {}),
    ...(method === "POST" && file === undefined && Object.keys(given).length > 0 ? { body: given } : {}),
  };
}
