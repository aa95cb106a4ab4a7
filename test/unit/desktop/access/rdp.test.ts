import assert from "node:assert/strict";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { after, describe, it } from "node:test";
import { findRdpClients } from "../../../../src/desktop/access/rdpClients";
import { rdpFile } from "../../../../src/desktop/access/rdpFile";
import { answersRdp } from "../../../../src/desktop/access/rdpProbe";

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
    assert.deepEqual(clients[0]?.words(target, "x.rdp").slice(0, 2), ["/v:127.0.0.1:50123", "/u:Docker"]);
  });

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
