import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  parseCommand,
  parseContainerName,
  parseEnvironment,
  parseMemory,
  parseMounts,
  parsePorts,
} from "../../../../src/engine/run/runInput";

describe("parsePorts", () => {
  it("takes no address of the host where Windows would refuse it", () => {
    const wrong = "127.0.0.1:8080:80";
    assert.deepEqual(parsePorts(wrong, "windows"), { ok: false, wrong });
    assert.equal(parsePorts("8080:80", "windows").ok, true);
  });

  it("reads several mappings, with address and protocol", () => {
    assert.deepEqual(parsePorts("8080:80, 127.0.0.1:5353:53/udp [::1]:0:443", "linux"), {
      ok: true,
      value: [
        { hostPort: 8080, containerPort: 80, protocol: "tcp" },
        { hostIp: "127.0.0.1", hostPort: 5353, containerPort: 53, protocol: "udp" },
        { hostIp: "::1", hostPort: 0, containerPort: 443, protocol: "tcp" },
      ],
    });
  });

  for (const wrong of ["80", "http:80", "70000:80", "80:0", "80:80/icmp", "1.2.3:80:80"]) {
    it(`names ${wrong} as the part that is wrong`, () => {
      assert.deepEqual(parsePorts(`8080:80, ${wrong}`, "linux"), { ok: false, wrong });
    });
  }
});

describe("parseMounts", () => {
  it("tells folders from volumes on Linux", () => {
    assert.deepEqual(parseMounts("/srv/web:/web:ro, data:/data", "linux"), {
      ok: true,
      value: [
        { kind: "bind", source: "/srv/web", target: "/web", access: "readOnly" },
        { kind: "volume", source: "data", target: "/data", access: "readWrite" },
      ],
    });
  });

  it("keeps the colons of Windows drives apart from its own", () => {
    assert.deepEqual(parseMounts("C:\\src:C:\\app, data:D:\\data:ro", "windows"), {
      ok: true,
      value: [
        { kind: "bind", source: "C:\\src", target: "C:\\app", access: "readWrite" },
        { kind: "volume", source: "data", target: "D:\\data", access: "readOnly" },
      ],
    });
  });

  it("knows a named pipe", () => {
    const pipe = "\\\\.\\pipe\\docker_engine";

    assert.deepEqual(parseMounts(`${pipe}:${pipe}`, "windows"), {
      ok: true,
      value: [{ kind: "npipe", source: pipe, target: pipe, access: "readWrite" }],
    });
  });

  it("refuses a Linux target for a Windows container", () => {
    assert.deepEqual(parseMounts("data:/data", "windows"), { ok: false, wrong: "data:/data" });
  });
});

describe("parseEnvironment", () => {
  it("keeps blanks within quotes and everything after the first equals sign", () => {
    assert.deepEqual(parseEnvironment('LEVEL=debug GREETING="good day" QUERY=a=b'), {
      ok: true,
      value: { LEVEL: "debug", GREETING: "good day", QUERY: "a=b" },
    });
  });

  it("refuses a value without a name", () => {
    assert.deepEqual(parseEnvironment("=x"), { ok: false, wrong: "=x" });
  });
});

describe("parseMemory", () => {
  for (const [text, bytes] of [
    ["512m", 536_870_912],
    ["2g", 2_147_483_648],
    ["1.5 GB", 1_610_612_736],
    ["8388608", 8_388_608],
  ] as const) {
    it(`reads ${text}`, () => {
      assert.deepEqual(parseMemory(text), { ok: true, value: bytes });
    });
  }

  for (const wrong of ["1m", "lots", "-2g", ""]) {
    it(`refuses ${JSON.stringify(wrong)}`, () => {
      assert.deepEqual(parseMemory(wrong), { ok: false, wrong });
    });
  }
});

describe("parseCommand", () => {
  it("splits as a shell would and leaves backslashes alone", () => {
    assert.deepEqual(parseCommand('ping -t "C:\\Program Files\\x"'), ["ping", "-t", "C:\\Program Files\\x"]);
  });
});

describe("parseContainerName", () => {
  it("takes what the engine takes and refuses the rest", () => {
    assert.deepEqual(parseContainerName("web-1"), { ok: true, value: "web-1" });
    assert.deepEqual(parseContainerName("-web"), { ok: false, wrong: "-web" });
    assert.deepEqual(parseContainerName("w"), { ok: false, wrong: "w" });
  });
});
