import type { GpuRequest, Mount, PortMapping } from "../../engine/runOptions";

/** What every way to write a desktop down says of its container: the middle between a spec and a file, or an engine. */
export interface ContainerForm {
  readonly name: string;
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Variables whose values are asked of whoever runs the file, since they are nothing to be written down. */
  readonly asked: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly devices: readonly string[];
  readonly deviceRules: readonly string[];
  readonly capabilities: readonly string[];
  readonly groups: readonly string[];
  readonly gpus: readonly GpuRequest[];
  readonly sysctls: Readonly<Record<string, string>>;
  readonly ports: readonly PortMapping[];
  readonly networks: readonly { readonly name: string; readonly address?: string | undefined }[];
  readonly restart: string;
  /** Absent where a file says nothing. */
  readonly stopSeconds: number | undefined;
  readonly privileged: boolean;
  readonly terminal: boolean;
  readonly removeAfterStop: boolean;
}

/** What was read, and the names of what was found there and has no place in a spec. */
export interface ReadForm {
  readonly form: ContainerForm;
  readonly leftOut: readonly string[];
}

export const emptyForm: ContainerForm = {
  name: "",
  image: "",
  environment: {},
  asked: [],
  labels: {},
  mounts: [],
  devices: [],
  deviceRules: [],
  capabilities: [],
  groups: [],
  gpus: [],
  sysctls: {},
  ports: [],
  networks: [],
  restart: "no",
  stopSeconds: undefined,
  privileged: false,
  terminal: false,
  removeAfterStop: false,
};
