import { BlockList, isIPv4, isIPv6 } from "node:net";

interface Block {
  readonly address: string;
  readonly prefix: number;
  readonly family: "ipv4" | "ipv6";
}

/** Whether two subnets, e.g. "172.17.0.0/16", have an address in common; a single address is a subnet of its own. */
export function overlaps(one: string, other: string): boolean {
  const [first, second] = [parse(one), parse(other)];
  if (!first || first.family !== second?.family) {
    return false;
  }
  return contains(first, second.address) || contains(second, first.address);
}

/** The address that an engine gives itself in a subnet for which it names none. */
export function firstAddress(subnet: string): string | undefined {
  const block = parse(subnet);
  return block?.family === "ipv4" ? textOf(numberOf(block.address) + 1) : undefined;
}

/** A small subnet for a new network, which nothing here uses. */
export function freeSubnet(taken: readonly string[]): string | undefined {
  const candidates = Array.from({ length: 50 }, (_, index) => `10.${200 + index}.0.0/24`);
  return candidates.find((candidate) => !taken.some((other) => overlaps(candidate, other)));
}

/** From an address and a mask, as routing tables write them. */
export function subnetOf(address: string, mask: string): string {
  const bits = numberOf(mask).toString(2);
  return `${address}/${bits.replaceAll("0", "").length}`;
}

function contains({ address, prefix, family }: Block, candidate: string): boolean {
  const list = new BlockList();
  list.addSubnet(address, prefix, family);
  return list.check(candidate, family);
}

function parse(text: string): Block | undefined {
  const [address = "", prefix] = text.split("/");
  const family = isIPv4(address) ? "ipv4" : isIPv6(address) ? "ipv6" : undefined;
  const longest = family === "ipv4" ? 32 : 128;
  const bits = prefix === undefined ? longest : Number(prefix);
  return family !== undefined && Number.isInteger(bits) && bits >= 0 && bits <= longest
    ? { address, prefix: bits, family }
    : undefined;
}

function numberOf(address: string): number {
  return address.split(".").reduce((total, part) => total * 256 + Number(part), 0);
}

function textOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
