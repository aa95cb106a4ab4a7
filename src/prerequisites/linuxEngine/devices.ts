import { probeDevice } from "../../engine/probes/probeDevice";
import { command } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import type { EngineFacts } from "./engineFacts";

/** Without it a Windows desktop runs about ten times slower. */
export async function checkKvm(facts: EngineFacts): Promise<CheckResult> {
  const { state, evidence } = await lookAt(facts, "/dev/kvm");
  // Which one fits depends on the processor; the other fails and does nothing.
  const remedy = command("modprobe kvm_intel || modprobe kvm_amd", { where: facts.place });
  switch (state) {
    case "available":
      return fine({ evidence });
    case "missing":
      return trouble("warning", "kvmMissing", { evidence, remedy });
    case "refused":
      return trouble("warning", "kvmRefused", { evidence });
  }
}

/** Without it Windows in a desktop gets a simpler network. */
export async function checkTun(facts: EngineFacts): Promise<CheckResult> {
  const { state, evidence } = await lookAt(facts, "/dev/net/tun");
  switch (state) {
    case "available":
      return fine({ evidence });
    case "missing":
      return trouble("warning", "tunMissing", { evidence, remedy: command("modprobe tun", { where: facts.place }) });
    case "refused":
      return trouble("warning", "tunRefused", { evidence });
  }
}

async function lookAt({ engine, image, signal }: EngineFacts, device: string) {
  const name = await image();
  const state = await probeDevice(engine, { image: name }, device, signal);
  return { state, evidence: [{ source: `${device} in a container of ${name}`, found: state }] };
}
