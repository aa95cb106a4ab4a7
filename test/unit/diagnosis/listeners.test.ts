import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isLoopback, parseNetstat, parseProcListeners } from "../../../src/diagnosis/listeners";

const rest = "00000000:00000000 00:00000000 00000000     0        0 31337 1 0000000000000000 100 0 0 10 0";

describe("parseProcListeners", () => {
  it("reads who listens for TCP, in both families, and no connection", () => {
    const text = [
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
      `   0: 0100007F:1F90 00000000:0000 0A ${rest}`,
      `   1: 020011AC:0050 010011AC:D431 01 ${rest}`,
      "  sl  local_address                         remote_address                        st tx_queue rx_queue",
      `   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A ${rest}`,
      `   1: 00000000000000000000000001000000:1F91 00000000000000000000000000000000:0000 0A ${rest}`,
      `   2: 0000000000000000FFFF00000100007F:1F92 00000000000000000000000000000000:0000 0A ${rest}`,
      `   3: B80D01200000000067452301EFCDAB89:01BB 00000000000000000000000000000000:0000 0A ${rest}`,
      "",
    ].join("\n");

    assert.deepEqual(
      parseProcListeners(text, "tcp").map(({ address, port }) => `${address} ${port}`),
      ["127.0.0.1 8080", ":: 80", "::1 8081", "::ffff:127.0.0.1 8082", "2001:db8:0:0:123:4567:89ab:cdef 443"],
    );
  });

  it("takes a UDP socket without a partner for one that waits", () => {
    const text = `  10: 00000000:0035 00000000:0000 07 ${rest}\n  11: 0100007F:A1B2 0200007F:0035 01 ${rest}\n`;

    assert.deepEqual(parseProcListeners(text, "udp"), [{ address: "0.0.0.0", port: 53, protocol: "udp" }]);
  });
});

/** `netstat -ano`: titles and states are translated. */
const words = {
  English: ["Active Connections", "LISTENING", "ESTABLISHED"],
  German: ["Aktive Verbindungen", "ABHÖREN", "HERGESTELLT"],
} as const;

describe("parseNetstat", () => {
  for (const [language, [title, listening, established]] of Object.entries(words)) {
    it(`reads who listens in ${language}`, () => {
      const text = [
        "",
        title,
        "",
        "  Proto  Local Address          Foreign Address        State           PID",
        `  TCP    0.0.0.0:80             0.0.0.0:0              ${listening}       4`,
        `  TCP    172.30.128.20:80       172.30.128.1:52011     ${established}     4`,
        `  TCP    [::]:80                [::]:0                 ${listening}       4`,
        `  TCP    127.0.0.1:5000         0.0.0.0:0              ${listening}       1220`,
        "  UDP    0.0.0.0:53             *:*                                    996",
        "  UDP    [fe80::1%5]:1900       *:*                                    996",
      ].join("\r\n");

      assert.deepEqual(
        parseNetstat(text).map(({ address, port, protocol, process = 0 }) =>
          [protocol, address, port, process].join(" "),
        ),
        ["tcp 0.0.0.0 80 4", "tcp :: 80 4", "tcp 127.0.0.1 5000 1220", "udp 0.0.0.0 53 996", "udp fe80::1 1900 996"],
      );
    });
  }
});

describe("isLoopback", () => {
  it("knows loopback in all its forms", () => {
    for (const address of ["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1", "localhost"]) {
      assert.equal(isLoopback(address), true, address);
    }
    for (const address of ["0.0.0.0", "::", "10.127.0.0", "localhost.example"]) {
      assert.equal(isLoopback(address), false, address);
    }
  });
});
