import { checkContainer, checkPath } from "./checkContainer";
import { checkListener, insideOf } from "./checkListener";
import { checkMachineOverlap, checkNetworkOverlap } from "./checkOverlaps";
import { checkPublished } from "./checkPublished";
import { checkReserved } from "./checkReserved";
import { checkSwitch } from "./checkSwitch";
import type { PublishedBinding } from "./containerFacts";
import type { DiagnosisCheck, DiagnosisResult, NetworkCheckId } from "./diagnosis";
import type { NetworkSubject } from "./networkSubject";
import { found } from "./result";

/** Who publishes a range of a thousand ports learns as much from its first ones. */
const mostPorts = 16;

/** All that can be looked at of a container's network, as far as its engine and this machine have it. */
export function networkChecks(subject: NetworkSubject): readonly DiagnosisCheck[] {
  const { facts, place, machine } = subject;
  const isWindowsHere = machine.platform === "win32" && place.kind !== "elsewhere";
  return [
    check("container", () => checkContainer(facts)),
    check("path", () => checkPath(facts)),
    ...portChecks(subject),
    ...(isWindowsHere && facts.published.length > 0
      ? [check("reservedPorts", (signal) => checkReserved(subject, signal))]
      : []),
    check("networkOverlap", () => checkNetworkOverlap(subject)),
    check("machineOverlap", (signal) => checkMachineOverlap(subject, signal)),
    ...(isWindowsHere && place.kind === "here"
      ? [check("virtualSwitch", (signal) => checkSwitch(subject, signal))]
      : []),
  ];
}

function portChecks(subject: NetworkSubject): readonly DiagnosisCheck[] {
  const { published, state } = subject.facts;
  const looked = published.slice(0, mostPorts);
  const inside = { tcp: insideOf(subject, "tcp"), udp: insideOf(subject, "udp") };
  const targets = state === "running" ? uniqueTargets(looked) : [];
  return [
    ...looked.map((binding) =>
      check("published", (signal) => checkPublished(subject, binding, signal), publishedText(binding)),
    ),
    ...targets.map((target) =>
      check(
        "listener",
        (signal) => checkListener(inside[target.protocol === "udp" ? "udp" : "tcp"], target, signal),
        `${target.containerPort}/${target.protocol}`,
      ),
    ),
    ...(published.length === 0 ? [check("published", nothingPublished)] : []),
    ...(looked.length < published.length ? [check("published", () => cutOff(looked.length, published.length))] : []),
  ];
}

/** A port inside may be published more than once; which programs wait on SCTP nothing tells. */
function uniqueTargets(bindings: readonly PublishedBinding[]): readonly PublishedBinding[] {
  const known = bindings.filter(({ protocol }) => protocol === "tcp" || protocol === "udp");
  return [...new Map(known.map((it) => [`${it.containerPort}/${it.protocol}`, it])).values()];
}

function nothingPublished(): DiagnosisResult {
  return found("warning", { kind: "nothingPublished" }, []);
}

function cutOff(looked: number, all: number): DiagnosisResult {
  return found("cannotTell", { kind: "notAllLookedAt", looked, all }, []);
}

function publishedText({ hostIp, hostPort, containerPort, protocol }: PublishedBinding): string {
  const place = hostIp === "" || hostIp === "0.0.0.0" ? "" : `${hostIp.includes(":") ? `[${hostIp}]` : hostIp}:`;
  return `${place}${hostPort}→${containerPort}/${protocol}`;
}

function check(
  id: NetworkCheckId,
  look: (signal: AbortSignal) => DiagnosisResult | Promise<DiagnosisResult>,
  subject = "",
): DiagnosisCheck {
  return { id, subject, look: async (signal) => look(signal) };
}
