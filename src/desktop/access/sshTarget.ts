/** OpenSSH of a desktop's Windows, as a port of this machine leads to it. */
export interface SshTarget {
  readonly host: string;
  readonly port: number;
  readonly userName: string;
}

/** For `ssh`: the host's key belongs to the desktop, whichever local port leads there today. */
export function powerShellWords({ host, port, userName }: SshTarget, containerId: string): readonly string[] {
  return [
    ...["-p", port.toString()],
    ...["-o", `HostKeyAlias=windows-desktop-${containerId.slice(0, 12)}`],
    ...["-o", "StrictHostKeyChecking=accept-new"],
    // The name is the container's: on its own, one that begins with a dash is no option.
    ...["-l", userName, host, "-t", "powershell"],
  ];
}

/** Remote-SSH takes a host that is in no configuration file as JSON in hexadecimal. */
export function remoteSshAuthority({ host, port, userName }: SshTarget): string {
  const target = { hostName: host, user: userName, port };
  return `ssh-remote+${Buffer.from(JSON.stringify(target), "utf8").toString("hex")}`;
}
