import type { runProgram, runProgramForBytes } from "../../platform/runProgram";
import { readRegistryKey, type RegistryKey } from "../../platform/windowsRegistry";
import { readWindowsService, type WindowsService } from "../../platform/windowsService";
import { once } from "../once";
import { CannotTell, type Evidence } from "../prerequisites";
import { readCim, type CimClass, type CimInstances } from "./cim";

/** The Windows that is looked at, and the programs to look with. */
export interface WindowsMachine {
  readonly runProgram: typeof runProgram;
  readonly runProgramForBytes: typeof runProgramForBytes;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly totalMemoryBytes: number;
  /** Where the Windows engine keeps its images, if one has said so. */
  readonly dockerRootFolder: string | undefined;
  isFile(path: string): Promise<boolean>;
  /** Undefined for a file that is not there; rejects for one that may not be read. */
  readText(path: string): Promise<string | undefined>;
}

/** What Windows says of itself. */
export interface CurrentVersion {
  readonly edition: string;
  readonly build: number;
  readonly revision: number | undefined;
  readonly displayVersion: string;
  readonly isServer: boolean;
  readonly installationType: string;
}

export const currentVersionKey = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`;

/** Everything that several checks need, read once and when first asked for. */
export class WindowsFacts {
  private readonly services = new Map<string, Promise<WindowsService>>();

  constructor(
    readonly machine: WindowsMachine,
    /** For every program that a check starts: then it is killed. */
    readonly limits: { readonly signal: AbortSignal; readonly deadlineMs: number },
  ) {}

  readonly currentVersion = once(async (): Promise<CurrentVersion> => {
    const { values } = await this.existingKey(currentVersionKey);
    const text = (name: string): string => String(values.get(name) ?? "");
    const edition = text("EditionID");
    const build = Number(text("CurrentBuildNumber"));
    if (edition === "" || !(build > 0)) {
      throw new CannotTell([evidence(`${currentVersionKey} EditionID, CurrentBuildNumber`, `${edition}, ${build}`)]);
    }
    const revision = values.get("UBR");
    const installationType = text("InstallationType");
    return {
      edition,
      build,
      revision: typeof revision === "number" ? revision : undefined,
      displayVersion: text("DisplayVersion"),
      isServer: installationType.startsWith("Server"),
      installationType,
    };
  });

  private readonly classes: { readonly [K in CimClass]: () => Promise<CimInstances<K>> } = {
    features: this.classReader("features"),
    computer: this.classReader("computer"),
    processors: this.classReader("processors"),
    drives: this.classReader("drives"),
  };

  async instances<K extends CimClass>(key: K): Promise<CimInstances<K>> {
    return this.classes[key]();
  }

  /** The one instance of Win32_ComputerSystem. */
  async computer(): Promise<CimInstances<"computer">[number]> {
    const [computer] = await this.instances("computer");
    if (!computer) {
      throw new CannotTell([evidence("Win32_ComputerSystem", "no instance")]);
    }
    return computer;
  }

  async registryKey(key: string): Promise<Exclude<RegistryKey, { kind: "cannotTell" }>> {
    const found = await readRegistryKey(key, { runProgram: this.machine.runProgram, ...this.limits });
    if (found.kind === "cannotTell") {
      throw new CannotTell([evidence(key, found.detail)]);
    }
    return found;
  }

  async service(name: string): Promise<Exclude<WindowsService, { kind: "cannotTell" }>> {
    const reading =
      this.services.get(name) ?? readWindowsService(name, { runProgram: this.machine.runProgram, ...this.limits });
    this.services.set(name, reading);
    const service = await reading;
    if (service.kind === "cannotTell") {
      throw new CannotTell([evidence(serviceSource(name), service.detail)]);
    }
    return service;
  }

  /** A variable of the environment, which Windows spells as it likes; empty when it is not set. */
  variable(name: string): string {
    const { environment } = this.machine;
    const key = Object.keys(environment).find((it) => it.toUpperCase() === name.toUpperCase());
    return (key === undefined ? undefined : environment[key]) ?? "";
  }

  private classReader<K extends CimClass>(key: K): () => Promise<CimInstances<K>> {
    return once(async () => readCim(key, this.machine.runProgram, this.limits));
  }

  private async existingKey(key: string): Promise<RegistryKey & { kind: "found" }> {
    const found = await this.registryKey(key);
    if (found.kind === "absent") {
      throw new CannotTell([evidence(key, "absent")]);
    }
    return found;
  }
}

export function serviceSource(name: string): string {
  return `sc query ${name}`;
}

export function evidence(source: string, found: string | number | boolean | null | undefined): Evidence {
  return { source, found: found === undefined || found === null ? "nothing" : String(found) };
}
