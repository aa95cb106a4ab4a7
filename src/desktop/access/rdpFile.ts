/** Where Windows listens for Remote Desktop. */
export const rdpPort = 3389;

export interface RdpTarget {
  readonly host: string;
  readonly port: number;
  readonly userName: string;
}

/**
 * A file that every Remote Desktop client opens. The desktops ask for no network level authentication and prove who they
 * are by a certificate of their own, so neither is insisted on; a password is never written into it.
 */
export function rdpFile({ host, port, userName }: RdpTarget): string {
  const settings = [
    `full address:s:${host}:${port}`,
    `username:s:${userName}`,
    "prompt for credentials:i:1",
    "enablecredsspsupport:i:0",
    "authentication level:i:0",
    "screen mode id:i:1",
    "dynamic resolution:i:1",
    "smart sizing:i:1",
    "redirectclipboard:i:1",
    "audiomode:i:0",
    "autoreconnection enabled:i:1",
    "networkautodetect:i:1",
  ];
  return `${settings.join("\r\n")}\r\n`;
}
