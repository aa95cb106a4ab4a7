import { command } from "../commandRemedy";
import type { CheckResult, CommandRemedy, Evidence } from "../prerequisites";
import { fine, trouble } from "../result";
import { installDockerDesktop } from "./dockerDesktopKind";
import { dockerDesktopPrograms } from "./dockerDesktopPrograms";
import { turnOnContainers, turnOnHyperV } from "./featureState";
import { serverSetUp } from "./installationType";
import { evidence, serviceSource, type WindowsFacts } from "./windowsFacts";

interface LookedAt {
  readonly state: string;
  readonly found: { readonly value: string; readonly evidence: readonly Evidence[] };
}

async function lookAt(facts: WindowsFacts, name: string): Promise<LookedAt> {
  const service = await facts.service(name);
  const state = service.kind === "found" ? service.state : "absent";
  return { state, found: { value: state, evidence: [evidence(serviceSource(name), state)] } };
}

function start(name: string): CommandRemedy {
  return command(`Start-Service ${name}`);
}

/** The engine loads it when needed: that it exists is enough. */
async function checkContainerService(facts: WindowsFacts, name: string): Promise<CheckResult> {
  const { state, found } = await lookAt(facts, name);
  return state === "absent"
    ? trouble("missing", "serviceAbsent", { ...found, remedy: await turnOnContainers(facts) })
    : fine(found);
}

export async function checkVmcomputeService(facts: WindowsFacts): Promise<CheckResult> {
  return checkContainerService(facts, "vmcompute");
}

export async function checkHnsService(facts: WindowsFacts): Promise<CheckResult> {
  return checkContainerService(facts, "hns");
}

/** Started by Windows when a hypervisor runs. */
export async function checkHvHostService(facts: WindowsFacts): Promise<CheckResult> {
  const { state, found } = await lookAt(facts, "HvHost");
  return state === "absent"
    ? trouble("warning", "serviceAbsent", { ...found, remedy: await turnOnHyperV(facts) })
    : fine(found);
}

/** Starts by itself where Hyper-V is on. */
export async function checkVmmsService(facts: WindowsFacts): Promise<CheckResult> {
  const { state, found } = await lookAt(facts, "vmms");
  if (state === "absent") {
    return trouble("warning", "serviceAbsent", { ...found, remedy: await turnOnHyperV(facts) });
  }
  return state === "stopped" ? trouble("warning", "serviceStopped", { ...found, remedy: start("vmms") }) : fine(found);
}

/** Docker Desktop's helper with administrator rights, which Windows containers need. */
export async function checkDockerDesktopService(facts: WindowsFacts): Promise<CheckResult> {
  const { state, found } = await lookAt(facts, "com.docker.service");
  if (state === "stopped") {
    return trouble("warning", "helperServiceStopped", { ...found, remedy: start("com.docker.service") });
  }
  if (state !== "absent") {
    return fine(found);
  }
  const { kind } = await dockerDesktopPrograms(facts);
  return kind === "none"
    ? fine(found, "notNeeded")
    : trouble("missing", "serviceAbsent", { ...found, remedy: installDockerDesktop });
}

/** Docker Engine without Docker Desktop, the way of Windows Server. */
export async function checkDockerService(facts: WindowsFacts): Promise<CheckResult> {
  const { state, found } = await lookAt(facts, "docker");
  if (state === "stopped") {
    return trouble("warning", "serviceStopped", { ...found, remedy: start("docker") });
  }
  const { isServer } = await facts.currentVersion();
  if (state !== "absent") {
    return fine(found);
  }
  return isServer
    ? trouble("warning", "engineServiceAbsent", { ...found, remedy: serverSetUp })
    : fine(found, "notNeeded");
}
