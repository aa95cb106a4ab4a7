import type { ContainerForm } from "./containerForm";
import { kubernetesName, Names } from "./kubernetesNames";

interface PodVolumes {
  /** The claims to be made, each with the mount that it is for. */
  readonly claims: readonly { readonly claim: string; readonly target: string }[];
  readonly mounts: readonly unknown[];
  readonly volumes: readonly unknown[];
  /** Names of volumes that Kubernetes would not take, by the claims that stand for them. */
  readonly names: Record<string, string>;
}

/** Volumes become claims; folders, files and devices are those of the node. */
export function podVolumes(form: ContainerForm): PodVolumes {
  const taken = new Names();
  const claimOf = claimNames(form);
  const stored = form.mounts.map(({ kind, source, target, access }) => {
    const name = taken.take(target.startsWith("/dev") ? `path${target}` : target);
    const volume =
      kind === "volume"
        ? { name, persistentVolumeClaim: { claimName: claimOf.get(source) } }
        : { hostPath: { path: source }, name };
    return { volume, mount: { mountPath: target, name, ...(access === "readOnly" && { readOnly: true }) } };
  });
  const devices = form.devices.map((device) => {
    const [path = "", target = path] = device.split(":");
    const name = taken.take(deviceName(target));
    const type = target.startsWith("/disk") ? "BlockDevice" : "CharDevice";
    const isKnown = target.startsWith("/disk") || path === "/dev/kvm" || path === "/dev/net/tun";
    return { volume: { hostPath: { path, ...(isKnown && { type }) }, name }, mount: { mountPath: target, name } };
  });
  const all = [...stored, ...devices];
  return {
    claims: [...claimOf].map(([source, claim]) => ({
      claim,
      target: form.mounts.find((mount) => mount.kind === "volume" && mount.source === source)?.target ?? "",
    })),
    mounts: all.map(({ mount }) => mount),
    volumes: all.map(({ volume }) => volume),
    names: Object.fromEntries([...claimOf].flatMap(([source, claim]) => (source === claim ? [] : [[claim, source]]))),
  };
}

function claimNames({ mounts }: ContainerForm): ReadonlyMap<string, string> {
  const sources = [...new Set(mounts.flatMap(({ kind, source }) => (kind === "volume" ? [source] : [])))];
  const taken = new Names();
  // Those that may keep their names go first.
  const inOrder = [...sources].sort((a, b) => Number(kubernetesName(b) === b) - Number(kubernetesName(a) === a));
  const names = new Map(inOrder.map((source) => [source, taken.take(source)]));
  return new Map(sources.map((source) => [source, names.get(source) ?? source]));
}

/** By its name a device is told from a folder below /dev. */
function deviceName(target: string): string {
  return `dev-${target.replace(/^\/dev\/(net\/)?/, "")}`;
}
