import type { DesktopSpec } from "./spec";

/** The same by the image's names, where a value was not in its grammar. */
const identityVariables: ReadonlySet<string> = new Set("MAC VM_NET_MAC IP VM_NET_IP HOST VM_NET_HOST UUID".split(" "));

/** Without what identifies one machine on its network, which two of them must not have in common. */
export function withoutIdentity(spec: DesktopSpec): DesktopSpec {
  const { macAddress: _mac, ipAddress: _ip, computerName: _host, networks, ...network } = spec.network;
  const { uuid: _uuid, ...hardware } = spec.hardware;
  const variables = Object.entries(spec.otherVariables).filter(([name]) => !identityVariables.has(name));
  return {
    ...spec,
    hardware,
    network: { ...network, ...(networks && { networks: networks.map(({ name }) => ({ name })) }) },
    otherVariables: Object.fromEntries(variables),
  };
}
