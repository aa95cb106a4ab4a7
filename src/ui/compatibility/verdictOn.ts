import type { Hypervisor } from "../../compatibility/hypervisor";
import { verdict, type Verdict } from "../../compatibility/verdict";
import type { EngineInfo, ImagePlatform } from "../../engine/model";

/** The hypervisor is asked about only where it makes a difference. */
export async function verdictOn(
  info: EngineInfo,
  platform: ImagePlatform,
  hypervisor: () => Promise<Hypervisor>,
): Promise<Verdict> {
  const given = verdict(info, platform, { hypervisor: "unknown" });
  return given.kind === "hypervOnly" || given.works?.isolation === "hyperv"
    ? verdict(info, platform, { hypervisor: await hypervisor() })
    : given;
}
