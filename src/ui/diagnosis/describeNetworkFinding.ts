import * as vscode from "vscode";
import type { ContainerPath } from "../../diagnosis/containerFacts";
import type {
  ContainerFinding,
  GeneralFinding,
  ListenerFinding,
  NetworkFinding,
  PublishedFinding,
  ReservedFinding,
  SubnetFinding,
  SubnetPair,
  SwitchFinding,
} from "../../diagnosis/diagnosis";
import { describeExitCode } from "../words/describeExitCode";

/** A sentence for each kind of finding; one without does not compile. */
type Sentences<F extends NetworkFinding> = {
  readonly [K in F["kind"]]: (finding: Extract<F, { readonly kind: K }>) => string;
};

/** What a check found: what is so, and why it matters. */
export function describeNetworkFinding(finding: NetworkFinding): string {
  const sentence = sentences[finding.kind] as (finding: NetworkFinding) => string;
  return sentence(finding);
}

const general: Sentences<GeneralFinding> = {
  late: ({ afterMs }) => vscode.l10n.t("Nothing answered within {0} seconds.", Math.round(afterMs / 1_000)),
  unreadable: () => vscode.l10n.t("Could not be read; the evidence says what was tried."),
};

const container: Sentences<ContainerFinding> = {
  running: () => vscode.l10n.t("It runs."),
  paused: () => vscode.l10n.t("It is paused, so nothing in it answers."),
  notRunning: ({ exitCode }) =>
    exitCode === undefined
      ? vscode.l10n.t("It is not running, so nothing in it answers.")
      : vscode.l10n.t("It has ended with exit code {0}, so nothing in it answers.", describeExitCode(exitCode)),
  path: ({ path }) => pathText(path),
};

function pathText(path: ContainerPath): string {
  return {
    process: vscode.l10n.t(
      "Process isolation: it has a network card of the host in a compartment of its own, and the host's firewall applies.",
    ),
    hyperv: vscode.l10n.t(
      "Hyper-V isolation: it has a network card of its own in a virtual machine, whose firewall lets everything in.",
    ),
    linuxNetwork: vscode.l10n.t("It has addresses of its own in its networks; published ports are forwarded to them."),
    host: vscode.l10n.t("It uses the network of the engine's machine: its ports are that machine's, published or not."),
    otherContainer: vscode.l10n.t("It uses the network of another container: ports are published by that one."),
    none: vscode.l10n.t("It has no network at all, so nothing reaches it."),
  }[path];
}

const published: Sentences<PublishedFinding> = {
  nothingPublished: () =>
    vscode.l10n.t(
      "It publishes no port: only other containers reach it. A port is published when a container is made.",
    ),
  notAllLookedAt: ({ looked, all }) => vscode.l10n.t("Of {0} published ports the first {1} were tried.", all, looked),
  takesConnections: ({ address }) => vscode.l10n.t("{0} takes connections.", address),
  dropsConnections: ({ address }) =>
    vscode.l10n.t("{0} takes connections and drops them at once: nothing in the container answers behind it.", address),
  refusesConnections: ({ address }) =>
    vscode.l10n.t("{0} refuses connections, though the port is published and the container runs.", address),
  doesNotAnswer: ({ address }) =>
    vscode.l10n.t("{0} does not answer: a firewall or another network may be in between.", address),
  hostUnknown: ({ address }) => vscode.l10n.t("{0} could not be tried from this machine.", address),
  takenByOther: ({ address }) =>
    vscode.l10n.t("Another program answers on {0}, so the container cannot be started with this port.", address),
  free: ({ address }) => vscode.l10n.t("{0} is free, so the container can be started with it.", address),
  withoutConnections: ({ protocol }) =>
    vscode.l10n.t("{0} has no connections that could be tried from outside.", protocol.toUpperCase()),
  takesDatagrams: ({ address }) =>
    vscode.l10n.t(
      "{0} is taken for UDP on this machine; whether anything answers shows only inside the container.",
      address,
    ),
  noOneTakesDatagrams: ({ address }) =>
    vscode.l10n.t(
      "No program of this machine has taken {0} for UDP: the engine hands datagrams on without one, or not at all.",
      address,
    ),
  datagramsTakenByOther: ({ address }) =>
    vscode.l10n.t("Another program has taken {0} for UDP, so the container cannot be started with it.", address),
  onOtherLoopback: ({ address }) =>
    vscode.l10n.t("It is published on {0} of the engine's machine, which only that machine itself reaches.", address),
  takesConnectionsBesideLoopback: ({ address }) =>
    vscode.l10n.t(
      "{0} takes connections. Windows before build 17763 does not reach published ports through localhost: use this address.",
      address,
    ),
};

const listener: Sentences<ListenerFinding> = {
  listens: ({ addresses }) => vscode.l10n.t("A program in the container waits on it at {0}.", addresses.join(", ")),
  listensOnLoopbackOnly: ({ addresses }) =>
    vscode.l10n.t(
      "A program in the container waits on it, but at {0} only: let it use 0.0.0.0, to be reached from outside.",
      addresses.join(", "),
    ),
  doesNotListen: ({ others }) =>
    others.length === 0
      ? vscode.l10n.t("No program in the container waits on it; its logs may say why.")
      : vscode.l10n.t("No program in the container waits on it; there is one on {0}.", others.join(", ")),
  noLookInside: ({ program }) => vscode.l10n.t("The container cannot run {0}, which would show it.", program),
};

const reserved: Sentences<ReservedFinding> = {
  notReserved: () => vscode.l10n.t("No published port lies in a range that Windows keeps to itself."),
  reserved: ({ port, from, to }) =>
    vscode.l10n.t(
      "Windows keeps the ports {1} to {2} to itself, and with them {0}: reserve it, or choose another. Containers lose their connections meanwhile.",
      port,
      from,
      to,
    ),
};

const subnets: Sentences<SubnetFinding> = {
  noOverlap: () => vscode.l10n.t("No addresses are used twice."),
  networksOverlap: ({ pairs }) =>
    vscode.l10n.t("Networks of the engine use the same addresses: {0}. Packets may go to the wrong one.", named(pairs)),
  machineOverlaps: ({ pairs }) =>
    vscode.l10n.t(
      "A network of the engine uses addresses that the machine has as well: {0}. Containers do not reach those, and may not be reached.",
      named(pairs),
    ),
  machineNotHere: () => vscode.l10n.t("The engine runs on another machine, whose addresses cannot be seen from here."),
};

function named(pairs: readonly SubnetPair[]): string {
  return pairs.map(({ network, other }) => vscode.l10n.t("{0} and {1}", network, other)).join("; ");
}

const switches: Sentences<SwitchFinding> = {
  switchPresent: ({ gateways }) =>
    gateways.length === 0
      ? vscode.l10n.t("Windows has virtual switches.")
      : vscode.l10n.t("The machine's end of it is there: {0}.", gateways.join(", ")),
  switchMissing: ({ gateways }) =>
    vscode.l10n.t(
      "The machine does not have the address {0}, which is its end of the virtual switch: Windows' network service has lost it.",
      gateways.join(", "),
    ),
  noSwitches: () => vscode.l10n.t("Windows has no virtual switch, to which containers would be connected."),
  networkServiceAbsent: () => vscode.l10n.t("Windows' network service for containers (hns) is not installed."),
  networkServiceStopped: () => vscode.l10n.t("Windows' network service for containers (hns) does not run."),
};

const sentences: Sentences<NetworkFinding> = {
  ...general,
  ...container,
  ...published,
  ...listener,
  ...reserved,
  ...subnets,
  ...switches,
};
