import type { TcpAnswer, TcpProbeOptions } from "../platform/probeTcp";
import type { runProgram } from "../platform/runProgram";

export interface MachineAddress {
  readonly device: string;
  /** With the length of its subnet's prefix, e.g. "192.168.1.7/24". */
  readonly subnet: string;
  readonly address: string;
  readonly isInternal: boolean;
}

/** What a diagnosis needs of the machine that we run on. */
export interface DiagnosisMachine {
  readonly platform: NodeJS.Platform;
  addresses(): readonly MachineAddress[];
  readText(path: string): Promise<string>;
  readonly runProgram: typeof runProgram;
  probeTcp(address: { readonly host: string; readonly port: number }, options: TcpProbeOptions): Promise<TcpAnswer>;
}

/** Where an engine's containers have their network. */
export type EnginePlace =
  /** Networks and ports are this machine's own. */
  | { readonly kind: "here" }
  /** Docker Desktop's virtual machine: ports are published here, networks are not. */
  | { readonly kind: "virtualMachine" }
  | { readonly kind: "elsewhere"; readonly host: string };
