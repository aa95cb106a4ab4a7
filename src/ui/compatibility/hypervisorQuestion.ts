import type { Hypervisor } from "../../compatibility/hypervisor";
import type { EngineSnapshot } from "../../inventory/engineState";

/** Of the Windows that we run on. The answer changes with a restart only: it is asked for once. */
export class HypervisorQuestion {
  private asked: Promise<Hypervisor> | undefined;
  private answer: Hypervisor | undefined;

  constructor(
    private readonly ask: () => Promise<Hypervisor>,
    private readonly platform: NodeJS.Platform = process.platform,
  ) {}

  /** Of the host of a Windows engine, where that is the machine that we run on; of others nobody can tell. */
  async about(snapshot: EngineSnapshot): Promise<Hypervisor> {
    if (!this.isEngineOfThisWindows(snapshot)) {
      return "unknown";
    }
    this.asked ??= this.ask().catch((error: unknown) => {
      this.asked = undefined;
      throw error;
    });
    this.answer = await this.asked;
    return this.answer;
  }

  /** For what is drawn, which waits for nothing; undefined where an answer is still to be had. */
  known(snapshot: EngineSnapshot): Hypervisor | undefined {
    return this.isEngineOfThisWindows(snapshot) ? this.answer : "unknown";
  }

  private isEngineOfThisWindows({ endpoint, info }: EngineSnapshot): boolean {
    return this.platform === "win32" && info?.mode === "windows" && endpoint.host.startsWith("npipe:////./pipe/");
  }
}
