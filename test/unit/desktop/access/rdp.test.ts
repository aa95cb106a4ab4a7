import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { findRdpClients } from "../../../../src/desktop/access/rdpClients";
import { rdpFile } from "../../../../src/desktop/access/rdpFile";
import { answersRdp } from "../../../../src/desktop/access/rdpProbe";
import { openProgram } from "../../../../src/platform/openProgram";
import { programPlacesHere } from "../../../../src/platform/programPlacesHere";

const target = { host: "127.0.0.1", port: 50123, userName: "Docker" };

describe("rdpFile", () => {
  it("names the forward and the user, and never a password", () => {
    const lines = rdpFile(target).split("\r\n");

    assert.ok(lines.includes("full address:s:127.0.0.1:50123"));
    assert.ok(lines.includes("username:s:Docker"));
    assert.ok(!lines.some((line) => /^password/i.test(line)));
  });

  it("insists on nothing that the desktops do not offer", () => {
    assert.match(rdpFile(target), /enablecredsspsupport:i:0\r\nauthentication level:i:0/);
  });
});

describe("findRdpClients", () => {
  const machine = (platform: NodeJS.Platform, files: readonly string[], path: string) => ({
    platform,
    environment: { [platform === "win32" ? "Path" : "PATH"]: path },
    isFile: (file: string) => Promise.resolve(files.includes(file)),
  });

  it("finds mstsc on Windows, and hands it the file", async () => {
    const places = machine("win32", ["C:\\Windows\\System32\\mstsc.exe"], "C:\\tools;C:\\Windows\\System32");
    const [client] = await findRdpClients(places);

    assert.equal(client?.program, "C:\\Windows\\System32\\mstsc.exe");
    assert.deepEqual(client.words(target, "C:\\x y.rdp"), ["C:\\x y.rdp"]);
  });

  it("prefers FreeRDP 3 on Linux and tells it where and who, but not the password", async () => {
    const places = machine("linux", ["/usr/bin/xfreerdp", "/usr/bin/xfreerdp3", "/usr/bin/remmina"], "/bin:/usr/bin");
    const clients = await findRdpClients(places);

    assert.deepEqual(
      clients.map(({ name }) => name),
      ["freeRdp3", "freeRdp2", "remmina"],
    );
    const usual = ["/dynamic-resolution", "+clipboard", "/sec:tls"];
    assert.deepEqual(
      clients.map((client) => client.words(target, "/tmp/x.rdp")),
      [
        ["/v:127.0.0.1:50123", "/u:Docker", "/cert:ignore", ...usual],
        ["/v:127.0.0.1:50123", "/u:Docker", "/cert-ignore", ...usual],
        ["-c", "/tmp/x.rdp"],
      ],
    );
  });

  it("opens the file with Windows App on a Mac", async () => {
    const clients = await findRdpClients(machine("darwin", ["/usr/bin/open"], "/usr/bin"));

    assert.deepEqual(
      clients.map(({ name, program }) => [name, program]),
      [["windowsApp", "/usr/bin/open"]],
    );
    assert.deepEqual(clients[0]?.words(target, "/tmp/x.rdp"), ["-a", "Windows App", "/tmp/x.rdp"]);
  });

  const onLinux = { skip: process.platform === "linux" ? false : "its clients are Linux programs" };
  it(
    "leads to a program that starts with these words, without a shell that would take them apart",
    onLinux,
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "rdp-client-"));
      try {
        const said = join(folder, "said");
        const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${said}.new' && mv '${said}.new' '${said}'\n`;
        await writeFile(join(folder, "xfreerdp3"), script, { mode: 0o755 });
        const places = { ...programPlacesHere, environment: { PATH: folder } };
        const [client] = await findRdpClients(places);
        assert.ok(client);
        const words = client.words({ ...target, userName: "Jo $(id) Doe" }, "x.rdp");

        await openProgram(client.program, words);

        const deadline = Date.now() + 10_000;
        while (!(await programPlacesHere.isFile(said)) && Date.now() < deadline) {
          await setTimeout(20);
        }
        assert.deepEqual((await readFile(said, "utf8")).trimEnd().split("\n"), words);
        assert.ok(words.includes("/u:Jo $(id) Doe"));
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );

  it("does not take a program of a relative folder, which would be the workspace's", async () => {
    assert.deepEqual(await findRdpClients(machine("linux", ["xfreerdp3", "bin/xfreerdp3"], ".:bin:")), []);
  });
});

describe("answersRdp", () => {
  const open: { close(): void }[] = [];
  after(() => open.forEach((server) => server.close()));

  const serverThat = async (answer: (socket: Socket, request: Buffer) => void): Promise<number> => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (request) => answer(socket, request));
    });
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as AddressInfo).port;
  };

  it("believes a server that confirms the connection request", async () => {
    const port = await serverThat((socket, request) => {
      if (request.length === 19 && request[5] === 0xe0) {
        socket.end(new Uint8Array([0x03, 0x00, 0x00, 0x13, 0x0e, 0xd0]));
      }
    });

    assert.equal(await answersRdp("127.0.0.1", port, AbortSignal.timeout(5_000)), true);
  });

  it("does not believe a proxy that takes the connection and hangs up, nor a web server", async () => {
    const proxy = await serverThat((socket) => socket.end());
    const web = await serverThat((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));

    assert.equal(await answersRdp("127.0.0.1", proxy, AbortSignal.timeout(5_000)), false);
    assert.equal(await answersRdp("127.0.0.1", web, AbortSignal.timeout(5_000)), false);
  });

  it("ends with its signal when nothing is ever said", async () => {
    const port = await serverThat(() => undefined);

    await assert.rejects(answersRdp("127.0.0.1", port, AbortSignal.timeout(50)));
  });
});
