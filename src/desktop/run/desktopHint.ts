/** What the image says about a desktop that goes on all the same; `ui` words each of them. */
export type HintKind =
  /** No KVM: about ten times slower. */
  | "emulated"
  | "memoryAdjusted"
  | "coresLimited"
  | "wslMemory"
  | "tunMissing"
  | "bridgeRefused"
  | "forwardingOff"
  /** The simpler network, into which only named ports are forwarded. */
  | "networkFallback"
  | "userPorts"
  | "btrfs"
  | "copyOnWrite"
  | "overlayFs"
  | "fuse"
  | "clock"
  | "nestedKvm"
  | "microsoftBlocked"
  /** The disk of before was moved aside, and Windows is installed anew. */
  | "versionChanged"
  | "mediumChanged"
  | "diskNotShrunk"
  | "other";

export interface DesktopHint {
  readonly kind: HintKind;
  /** The image's own words. */
  readonly text: string;
}

type Row = readonly [RegExp, HintKind];

const warnings: readonly Row[] = [
  [/cannot provide KVM acceleration|KVM acceleration is disabled/, "emulated"],
  [/^Your configured RAM_SIZE .* is too high/i, "memoryAdjusted"],
  [/CPU_CORES.* exceeds/, "coresLimited"],
  [/TUN device/, "tunMissing"],
  [/failed to create (the )?bridge/i, "bridgeRefused"],
  [/IP forwarding is disabled/, "forwardingOff"],
  [/falling back to user-mode networking/, "networkFallback"],
  [/COW \(copy on write\)/, "copyOnWrite"],
  [/BTRFS/i, "btrfs"],
  [/OverlayFS/i, "overlayFs"],
  [/\bFUSE\b/i, "fuse"],
  [/kvm-clock/, "clock"],
  [/Nested KVM/i, "nestedKvm"],
];

const infos: readonly Row[] = [
  [/^Detected that the (VERSION|LANGUAGE) variable was changed/, "versionChanged"],
  [/^Detected that your custom \.iso file was /, "mediumChanged"],
  [/^You decreased the DISK_SIZE/, "diskNotShrunk"],
  [/because user-mode networking is active/, "userPorts"],
  [/\.wslconfig/, "wslMemory"],
];

/** Of a line that the image calls a warning; those that are not known count too. */
export function hintOfWarning(text: string): DesktopHint {
  return { kind: kindOf(warnings, text) ?? "other", text };
}

/** Of the few plain lines that tell more than progress. */
export function hintOfInfo(text: string): DesktopHint | undefined {
  const kind = kindOf(infos, text);
  return kind && { kind, text };
}

function kindOf(rows: readonly Row[], text: string): HintKind | undefined {
  return rows.find(([pattern]) => pattern.test(text))?.[1];
}

const keptHints = 20;

/** Each kind is kept once, in its last words. */
export function withHint(hints: readonly DesktopHint[], hint: DesktopHint): readonly DesktopHint[] {
  const isSame = ({ kind, text }: DesktopHint): boolean =>
    kind === hint.kind && (kind !== "other" || text === hint.text);
  return hints.some(({ kind, text }) => kind === hint.kind && text === hint.text)
    ? hints
    : [...hints.filter((other) => !isSame(other)), hint].slice(-keptHints);
}
