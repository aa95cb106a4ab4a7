import { checkPublishedUdp } from "./checkPublishedUdp";
import { remedyOfTaken } from "./commands";
import type { PublishedBinding } from "./containerFacts";
import type { DiagnosisRemedy, DiagnosisResult, DiagnosisStatus, NetworkFinding } from "./diagnosis";
import { isLoopback } from "./listeners";
import type { NetworkSubject } from "./networkSubject";
import { found } from "./result";
import type { TcpAnswer } from "../platform/probeTcp";

const connectMs = 3_000;
/** From this build on Windows hands its own loopback's connections to published ports. */
const loopbackBuild = 17_763;

interface Target {
  readonly host: string;
  readonly port: number;
  readonly kind: "published" | "container";
}

/** Whether a published port takes connections where the engine publishes it. */
export async function checkPublished(
  subject: NetworkSubject,
  binding: PublishedBinding,
  signal: AbortSignal,
): Promise<DiagnosisResult> {
  const { protocol, hostIp, hostPort } = binding;
  if (protocol === "udp") {
    return checkPublishedUdp(subject, binding, signal);
  }
  if (protocol !== "tcp") {
    return found("cannotTell", { kind: "withoutConnections", protocol }, []);
  }
  if (subject.place.kind === "elsewhere" && isLoopback(hostIp)) {
    const address = `${hostIp}:${hostPort}`;
    return found("cannotTell", { kind: "onOtherLoopback", address }, [{ source: "HostIp", found: hostIp }]);
  }
  const target = targetOf(subject, binding);
  const answer = await subject.machine.probeTcp(target, { signal, deadlineMs: connectMs });
  const address = `${target.host.includes(":") ? `[${target.host}]` : target.host}:${target.port}`;
  const evidence = [{ source: `connect ${address}`, found: typeof answer === "string" ? answer : answer.code }];
  const { status, finding, remedy } =
    subject.facts.state === "running"
      ? ofRunning(answer, address, target)
      : ofStopped(answer, address, remedyOfTaken(subject, binding));
  return found(status, finding, evidence, remedy);
}

interface Judgement {
  readonly status: DiagnosisStatus;
  readonly finding: NetworkFinding;
  readonly remedy?: DiagnosisRemedy;
}

function ofRunning(answer: TcpAnswer, address: string, target: Target): Judgement {
  switch (answer) {
    case "open":
      return target.kind === "container"
        ? { status: "warning", finding: { kind: "takesConnectionsBesideLoopback", address } }
        : { status: "ok", finding: { kind: "takesConnections", address } };
    case "closedAtOnce":
      return { status: "problem", finding: { kind: "dropsConnections", address }, remedy: logs };
    case "refused":
      return { status: "problem", finding: { kind: "refusesConnections", address }, remedy: restart };
    case "noAnswer":
      return { status: "problem", finding: { kind: "doesNotAnswer", address } };
    default:
      return { status: "cannotTell", finding: { kind: "hostUnknown", address } };
  }
}

function ofStopped(answer: TcpAnswer, address: string, remedy: DiagnosisRemedy): Judgement {
  return answer === "open" || answer === "closedAtOnce"
    ? { status: "problem", finding: { kind: "takenByOther", address }, remedy }
    : { status: "ok", finding: { kind: "free", address } };
}

const logs: DiagnosisRemedy = { kind: "container", action: "openLogs" };
const restart: DiagnosisRemedy = { kind: "container", action: "restart" };

function targetOf({ place, info, facts }: NetworkSubject, binding: PublishedBinding): Target {
  const build = info?.mode === "windows" ? info.hostBuild?.build : undefined;
  const own = [...facts.addresses.values()].find((address) => address !== undefined);
  if (place.kind === "here" && build !== undefined && build < loopbackBuild && own !== undefined) {
    return { host: own, port: binding.containerPort, kind: "container" };
  }
  return {
    host: hostOf(place.kind === "elsewhere" ? place.host : undefined, binding),
    port: binding.hostPort,
    kind: "published",
  };
}

function hostOf(remote: string | undefined, { hostIp }: PublishedBinding): string {
  if (hostIp !== "" && hostIp !== "0.0.0.0" && hostIp !== "::") {
    return hostIp;
  }
  return remote ?? (hostIp === "::" ? "::1" : "127.0.0.1");
}
