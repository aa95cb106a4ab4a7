import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseProcRoutes, parseRoutePrint } from "../../../src/diagnosis/routes";

describe("parseProcRoutes", () => {
  it("reads Linux' table, without the default route", () => {
    const text = [
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
      "eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0",
      "eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
      "tun0\t0000120A\t0100080A\t0003\t0\t0\t0\t0000FFFF\t0\t0\t0",
      "",
    ].join("\n");

    assert.deepEqual(parseProcRoutes(text), [
      { subnet: "192.168.1.0/24", device: "eth0", via: "link" },
      { subnet: "10.18.0.0/16", device: "tun0", via: "gateway" },
    ]);
  });
});

/** `route print -4`: the words are translated, "On-link" as well. */
const words = {
  English: [
    "IPv4 Route Table",
    "Network Destination        Netmask          Gateway       Interface  Metric",
    "On-link",
  ],
  German: [
    "IPv4-Routentabelle",
    "     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik",
    "Auf Verbindung",
  ],
} as const;

describe("parseRoutePrint", () => {
  for (const [language, [title, columns, onLink]] of Object.entries(words)) {
    it(`reads Windows' table in ${language}`, () => {
      const text = [
        "===========================================================================",
        " 17...00 15 5d 01 02 03 ......Hyper-V Virtual Ethernet Adapter",
        title,
        columns,
        "          0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.20     35",
        `        127.0.0.0        255.0.0.0         ${onLink}         127.0.0.1    331`,
        `     172.30.128.0    255.255.240.0         ${onLink}      172.30.128.1   5256`,
        `     172.30.128.1  255.255.255.255         ${onLink}      172.30.128.1   5256`,
        "         10.8.0.0      255.255.0.0         10.8.0.1         10.8.0.2     25",
        `        224.0.0.0        240.0.0.0         ${onLink}      192.168.1.20    291`,
      ].join("\r\n");

      assert.deepEqual(parseRoutePrint(text), [
        { subnet: "172.30.128.0/20", device: "172.30.128.1", via: "link" },
        { subnet: "10.8.0.0/16", device: "10.8.0.2", via: "gateway" },
      ]);
    });
  }
});
