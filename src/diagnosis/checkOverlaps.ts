import { isOwnNetwork } from "../engine/isOwnNetwork";
import type { Network } from "../engine/model";
import { command, read } from "../prerequisites/commandRemedy";
import { dockerLine } from "./commands";
import type { DiagnosisRemedy, DiagnosisResult, SubnetPair } from "./diagnosis";
import { machineSubnets, type MachineSubnet } from "./machineSubnets";
import type { NetworkSubject } from "./networkSubject";
import { found } from "./result";
import { firstAddress, freeSubnet, overlaps } from "./subnets";

interface NamedSubnet {
  readonly network: Network;
  readonly subnet: string;
  readonly gateway: string | undefined;
}

/** Whether two networks of the engine use the same addresses. */
export function checkNetworkOverlap(subject: NetworkSubject): DiagnosisResult {
  const all = subnetsOf(subject.networks);
  const clashes = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => one.network.id !== other.network.id && overlaps(one.subnet, other.subnet))
      .map((other) => [one, other] as const),
  );
  const evidence = all.map(({ network, subnet }) => ({ source: `network ${network.name}`, found: subnet }));
  if (clashes.length === 0) {
    return found("ok", { kind: "noOverlap" }, evidence);
  }
  const pairs = clashes.map(([one, other]): SubnetPair => ({ network: textOf(one), other: textOf(other) }));
  const isConcerned = clashes.flat().some(({ network }) => subject.facts.addresses.has(network.name));
  const remedy = removeLine(
    subject,
    clashes.flat().map(({ network }) => network),
  );
  return found(isConcerned ? "problem" : "warning", { kind: "networksOverlap", pairs }, evidence, remedy);
}

/** Whether a network of the engine hides addresses that the machine itself has or knows a way to. */
export async function checkMachineOverlap(subject: NetworkSubject, signal: AbortSignal): Promise<DiagnosisResult> {
  if (subject.place.kind === "elsewhere") {
    return found("cannotTell", { kind: "machineNotHere" }, [{ source: "engine", found: subject.place.host }]);
  }
  const ofMachine = await machineSubnets(subject.machine, signal);
  const clashes = subnetsOf(subject.networks).flatMap((one) =>
    ofMachine
      .filter((other) => overlaps(one.subnet, other.subnet) && isForeign(one, other, subject))
      .map((other) => ({ one, other })),
  );
  const evidence = ofMachine.map(({ source, subnet }) => ({ source, found: subnet }));
  if (clashes.length === 0) {
    return found("ok", { kind: "noOverlap" }, evidence);
  }
  const pairs = clashes.map(({ one, other }): SubnetPair => ({
    network: textOf(one),
    other: `${other.source} ${other.subnet}`,
  }));
  const isConcerned = clashes.some(({ one }) => subject.facts.addresses.has(one.network.name));
  const [first] = clashes;
  const remedy = first && (removeNat(first.other) ?? newNetwork(subject, first.one.network, ofMachine));
  return found(isConcerned ? "problem" : "warning", { kind: "machineOverlaps", pairs }, evidence, remedy);
}

/** What Windows translates does not reach into a virtual machine. */
function isForeign(one: NamedSubnet, other: MachineSubnet, { place }: NetworkSubject): boolean {
  return place.kind === "here" ? !isOwn(one, other) : other.kind !== "nat";
}

/** The engine's own end of its network: its address in it, the way to it that came with that address, its translation. */
function isOwn({ subnet, gateway }: NamedSubnet, other: MachineSubnet): boolean {
  if (other.kind === "nat") {
    return other.subnet === subnet;
  }
  const end = gateway ?? firstAddress(subnet);
  return other.kind === "address" ? other.address === end : other.isDirect && other.subnet === subnet;
}

/** Without the networks of Windows that leave their subnet open, as "0.0.0.0/0". */
function subnetsOf(networks: readonly Network[]): readonly NamedSubnet[] {
  return networks.flatMap((network) =>
    network.subnets
      .filter(({ subnet }) => !subnet.endsWith("/0"))
      .map(({ subnet, gateway }) => ({ network, subnet, gateway })),
  );
}

function textOf({ network, subnet }: NamedSubnet): string {
  return `${network.name} ${subnet}`;
}

function removeLine({ engine, facts }: NetworkSubject, networks: readonly Network[]): DiagnosisRemedy | undefined {
  const removable = networks.filter(isOwnNetwork);
  const network = removable.find(({ name }) => !facts.addresses.has(name)) ?? removable[0];
  return network && command(dockerLine(engine.endpoint, `network rm ${network.name}`), { rights: "user" });
}

/** One that another network has left behind, or somebody made by hand. */
function removeNat(other: MachineSubnet): DiagnosisRemedy | undefined {
  return other.kind === "nat" && /^[\w .{}-]+$/.test(other.name)
    ? command(`Remove-NetNat -Name '${other.name}'`)
    : undefined;
}

/** One that the containers can move to; the default network's subnet is a matter of the engine's settings. */
function newNetwork(
  { engine, networks }: NetworkSubject,
  network: Network,
  ofMachine: readonly MachineSubnet[],
): DiagnosisRemedy | undefined {
  const taken = [...subnetsOf(networks), ...ofMachine].map(({ subnet }) => subnet);
  const subnet = freeSubnet(taken);
  if (!isOwnNetwork(network)) {
    return read(defaultNetworkPage);
  }
  const words = `network create --driver ${network.driver} --subnet ${subnet ?? ""} ${network.name}-2`;
  return subnet === undefined ? undefined : command(dockerLine(engine.endpoint, words), { rights: "user" });
}

const defaultNetworkPage = "https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file";
