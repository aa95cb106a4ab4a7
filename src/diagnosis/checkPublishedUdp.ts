import { remedyOfTaken } from "./commands";
import type { PublishedBinding } from "./containerFacts";
import { datagramListeners } from "./datagramListeners";
import type { DiagnosisResult } from "./diagnosis";
import type { Listener } from "./listeners";
import type { NetworkSubject } from "./networkSubject";
import { found } from "./result";

/**
 * Whether the machine has taken a published UDP port. Nothing is sent to it: there is no connection whose making would
 * tell, and a datagram reaches the program itself.
 */
export async function checkPublishedUdp(
  subject: NetworkSubject,
  binding: PublishedBinding,
  signal: AbortSignal,
): Promise<DiagnosisResult> {
  const { hostIp, hostPort, protocol } = binding;
  const seen = subject.place.kind === "elsewhere" ? undefined : await datagramListeners(subject.machine, signal);
  if (!seen) {
    return found("cannotTell", { kind: "withoutConnections", protocol }, []);
  }
  const address = `${hostIp.includes(":") ? `[${hostIp}]` : hostIp === "" ? "0.0.0.0" : hostIp}:${hostPort}`;
  const ofPort = seen.listeners.filter(({ port }) => port === hostPort);
  const evidence = [seen.evidence];
  if (subject.facts.state === "notRunning") {
    return ofPort.some((it) => isAnywhere(hostIp) || covers(it, hostIp))
      ? found("problem", { kind: "datagramsTakenByOther", address }, evidence, remedyOfTaken(subject, binding))
      : found("ok", { kind: "free", address }, evidence);
  }
  return ofPort.some((it) => covers(it, hostIp))
    ? found("ok", { kind: "takesDatagrams", address }, evidence)
    : found(handsOnUnseen(subject) ? "cannotTell" : "warning", { kind: "noOneTakesDatagrams", address }, evidence);
}

function covers({ address }: Listener, hostIp: string): boolean {
  return isAnywhere(address) || address === hostIp;
}

function isAnywhere(address: string): boolean {
  return ["", "0.0.0.0", "::", "*"].includes(address);
}

/** Windows' NAT hands on what comes to a port without a program that has taken it. */
function handsOnUnseen({ place, info }: NetworkSubject): boolean {
  return place.kind === "here" && info?.mode === "windows";
}
