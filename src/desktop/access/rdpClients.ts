import { programOnPath, type ProgramPlaces } from "../../platform/programOnPath";
import type { RdpTarget } from "./rdpFile";

export type RdpClientName = "mstsc" | "windowsApp" | "freeRdp3" | "freeRdp2" | "remmina";

/** A Remote Desktop client of this machine. */
export interface RdpClient {
  readonly name: RdpClientName;
  readonly program: string;
  words(target: RdpTarget, file: string): readonly string[];
}

type Words = RdpClient["words"];

const fromFile: Words = (_target, file) => [file];
const throughWindowsApp: Words = (_target, file) => ["-a", "Windows App", file];

/** Its own words, since its reading of `.rdp` files lacks the dynamic resolution; the certificate is the desktop's own. */
const freeRdp: (acceptCertificate: string) => Words =
  (acceptCertificate) =>
  ({ host, port, userName }) => [
    `/v:${host}:${port}`,
    `/u:${userName}`,
    acceptCertificate,
    "/dynamic-resolution",
    "+clipboard",
    "/sec:tls",
  ];

/** In the order in which they are offered. */
const clientsOf: Readonly<Partial<Record<NodeJS.Platform, readonly (readonly [RdpClientName, string, Words])[]>>> = {
  win32: [["mstsc", "mstsc", fromFile]],
  darwin: [["windowsApp", "open", throughWindowsApp]],
  linux: [
    ["freeRdp3", "xfreerdp3", freeRdp("/cert:ignore")],
    ["freeRdp3", "wlfreerdp3", freeRdp("/cert:ignore")],
    ["freeRdp2", "xfreerdp", freeRdp("/cert-ignore")],
    ["remmina", "remmina", (_target, file) => ["-c", file]],
  ],
};

export async function findRdpClients(places: ProgramPlaces): Promise<readonly RdpClient[]> {
  const found = await Promise.all(
    (clientsOf[places.platform] ?? []).map(async ([name, program, words]) => {
      const path = await programOnPath(program, places);
      return path === undefined ? [] : [{ name, program: path, words }];
    }),
  );
  return found.flat().filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
}
