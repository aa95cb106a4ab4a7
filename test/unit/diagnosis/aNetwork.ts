import { PassThrough } from "node:stream";
import { diagnoseNetwork } from "../../../src/diagnosis/diagnoseNetwork";
import type { DiagnosisResult, DiagnosisRow, NetworkCheckId } from "../../../src/diagnosis/diagnosis";
import type { DiagnosisMachine, MachineAddress } from "../../../src/diagnosis/machine";
import type { Engine, ExecSession } from "../../../src/engine/engine";
import type { EngineInfo, Network } from "../../../src/engine/model";
import type { TcpAnswer } from "../../../src/platform/probeTcp";
import type { ProgramResult } from "../../../src/platform/runProgram";
import { anEngine } from "../ui/tree/anEngine";

/** A container, its engine and the machine that looks; what is left out is a Linux machine on which all is well. */
export interface NetworkDescription {
  /** In place of one that is made of the rest. */
  readonly machine?: DiagnosisMachine;
  readonly platform?: NodeJS.Platform;
  readonly host?: string;
  readonly info?: Partial<EngineInfo>;
  readonly inspect?: unknown;
  readonly networks?: readonly Network[];
  readonly addresses?: readonly MachineAddress[];
  /** By "host:port". */
  readonly connections?: Readonly<Record<string, TcpAnswer>>;
  /** By the program's name without its ending, then its words: "netsh int ipv4 ...". */
  readonly programs?: Readonly<Record<string, ProgramResult>>;
  readonly files?: Readonly<Record<string, string>>;
  /** What a program in the container writes, by its name. */
  readonly inside?: Readonly<Record<string, string>>;
}

export const everywhere = { HostIp: "0.0.0.0" };

export function anInspect({
  ports = { "80/tcp": [{ ...everywhere, HostPort: "8080" }] },
  isolation,
  networkMode = "default",
  status = "running",
  exitCode = 0,
  networks = { bridge: { IPAddress: "172.17.0.2" } },
}: {
  readonly ports?: unknown;
  readonly isolation?: string;
  readonly networkMode?: string;
  readonly status?: string;
  readonly exitCode?: number;
  readonly networks?: unknown;
} = {}): unknown {
  const isRunning = status === "running";
  return {
    State: { Status: status, ExitCode: exitCode },
    HostConfig: {
      ...(isolation !== undefined && { Isolation: isolation }),
      NetworkMode: networkMode,
      PortBindings: ports,
    },
    NetworkSettings: { Ports: isRunning ? ports : {}, Networks: networks },
  };
}

export function aNetwork(name: string, subnet: string, other: Partial<Network> = {}): Network {
  return {
    id: name,
    name,
    driver: "bridge",
    scope: "local",
    isInternal: false,
    labels: {},
    owner: "engine",
    subnets: [{ subnet, gateway: undefined }],
    ...other,
  };
}

export function anAddress(device: string, subnet: string): MachineAddress {
  return { device, subnet, address: subnet.replace(/\/.*/, ""), isInternal: device === "lo" };
}

export function exited(stdout: string, code = 0): ProgramResult {
  return { kind: "exited", code, stdout, stderr: "" };
}

const head = "  sl  local_address rem_address   st tx_queue rx_queue\n";
const onPort80 = `${head}   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1\n`;

export function machineOf(description: NetworkDescription): DiagnosisMachine {
  const { platform = "linux", addresses = [], files = {}, programs = {}, connections = {} } = description;
  return {
    platform,
    addresses: () => addresses,
    readText: async (path) => files[path] ?? Promise.reject(new Error(`ENOENT ${path}`)),
    runProgram: (program, words) => {
      const name = [program.replace(/^.*[\\/]/, "").replace(".exe", ""), ...words].join(" ");
      return Promise.resolve(programs[name] ?? { kind: "missing", detail: `spawn ${name} ENOENT` });
    },
    probeTcp: ({ host, port }) => Promise.resolve(connections[`${host}:${port}`] ?? "refused"),
  };
}

function engineOf(description: NetworkDescription): Engine {
  const {
    host = "unix:///var/run/docker.sock",
    inspect = anInspect(),
    networks = [],
    inside = { cat: onPort80 },
  } = description;
  const exec = ({ command: [program = ""] }: { readonly command: readonly string[] }): Promise<ExecSession> => {
    const output = inside[program.replace(".exe", "")];
    const stream = new PassThrough();
    stream.end(output ?? "OCI runtime exec failed: no such file");
    return Promise.resolve({
      stream,
      stderr: undefined,
      resize: () => Promise.resolve(),
      exitCode: () => Promise.resolve(output === undefined ? 126 : 0),
      close: () => undefined,
    });
  };
  return {
    endpoint: { ...anEngine().endpoint, host },
    inspect: () => Promise.resolve(inspect),
    list: () => Promise.resolve(networks),
    exec: (_id: string, options: { readonly command: readonly string[] }) => exec(options),
  } as unknown as Engine;
}

export async function diagnosed(description: NetworkDescription = {}): Promise<readonly DiagnosisRow[]> {
  const { info = anEngine().info } = anEngine();
  const question = {
    engine: engineOf(description),
    info: info && { ...info, ...description.info },
    id: "web",
    machine: description.machine ?? machineOf(description),
  };
  return diagnoseNetwork(question, { onDone: () => undefined }, new AbortController().signal);
}

/** What the checks of one kind have found. */
export async function found(
  check: NetworkCheckId,
  description: NetworkDescription,
): Promise<readonly DiagnosisResult[]> {
  const rows = await diagnosed(description);
  return rows.filter(({ id }) => id === check).map(({ result }) => result);
}
