import type { Isolation } from "./model";

/** What `docker build` can be told; the engine's call and the shown command line are both made of it. */
export interface BuildOptions {
  /** The folder whose files the build may use. */
  readonly contextFolder: string;
  /** Below the context folder, with slashes. */
  readonly dockerfile: string;
  readonly tag?: string;
  /** The stage to stop at; absent: the last one. */
  readonly target?: string;
  readonly buildArguments?: Readonly<Record<string, string>>;
  readonly platform?: string;
  /** Windows engines only. */
  readonly isolation?: Isolation;
  /** Of the containers in which the steps run. */
  readonly memoryBytes?: number;
}
