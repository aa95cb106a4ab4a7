import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dockerRunLine } from "../../../../src/engine/run/dockerRunLine";
import type { RunOptions } from "../../../../src/engine/runOptions";

const everything: RunOptions = {
  image: "registry.example:5000/app:1",
  name: "web",
  command: ["serve", "--verbose"],
  entrypoint: ["/bin/app", "start"],
  environment: { GREETING: "hello world", EMPTY: "" },
  labels: { "com.example.team": "a" },
  ports: [
    { hostPort: 8080, containerPort: 80, protocol: "tcp" },
    { hostIp: "127.0.0.1", hostPort: 0, containerPort: 53, protocol: "udp" },
    { hostIp: "::1", hostPort: 81, containerPort: 81, protocol: "tcp" },
    { hostPort: 0, containerPort: 443, protocol: "tcp" },
  ],
  mounts: [
    { kind: "bind", source: "/srv/my files", target: "/data", access: "readOnly" },
    { kind: "volume", source: "cache", target: "/cache", access: "readWrite" },
  ],
  memoryBytes: 512 * 2 ** 20,
  cpus: 1.5,
  network: "lab",
  capabilities: ["NET_ADMIN"],
  devices: ["/dev/kvm"],
  restart: "unless-stopped",
  stopTimeoutSeconds: 120,
  terminal: "terminal",
};

function line(options: Partial<RunOptions>, shell: "posix" | "powershell" = "posix"): string {
  return dockerRunLine({ image: "app", ...options }, shell);
}

describe("dockerRunLine", () => {
  it("is short for a short wish", () => assert.equal(line({}), "docker run --detach app"));

  it("tells everything that was asked for", () => {
    assert.equal(
      dockerRunLine(everything, "posix"),
      "docker run --detach --interactive --tty --name web" +
        " --publish 8080:80 --publish 127.0.0.1::53/udp --publish '[::1]:81:81' --publish 443" +
        " --mount 'type=bind,source=/srv/my files,target=/data,readonly'" +
        " --mount type=volume,source=cache,target=/cache" +
        " --env 'GREETING=hello world' --env EMPTY= --label com.example.team=a" +
        " --memory 512m --cpus 1.5 --network lab --cap-add NET_ADMIN --device /dev/kvm" +
        " --restart unless-stopped --stop-timeout 120 --entrypoint /bin/app" +
        " registry.example:5000/app:1 start serve --verbose",
    );
  });

  it("tells what only Windows has, in PowerShell's words", () => {
    const options: Partial<RunOptions> = {
      isolation: "hyperv",
      memoryBytes: 2 ** 31,
      devices: ["class/5B45201D-F2F2-4F3B-85BB-30FF1F953599"],
      mounts: [
        { kind: "bind", source: String.raw`C:\Program Files\x`, target: String.raw`C:\x`, access: "readWrite" },
        {
          kind: "npipe",
          source: String.raw`\\.\pipe\docker_engine`,
          target: String.raw`\\.\pipe\docker_engine`,
          access: "readWrite",
        },
      ],
      command: ["powershell", "-Command", "Write-Host 'it''s'; $env:PATH"],
    };
    assert.equal(
      line(options, "powershell"),
      String.raw`docker run --detach --mount 'type=bind,source=C:\Program Files\x,target=C:\x'` +
        String.raw` --mount 'type=npipe,source=\\.\pipe\docker_engine,target=\\.\pipe\docker_engine'` +
        " --memory 2g --isolation hyperv --device class/5B45201D-F2F2-4F3B-85BB-30FF1F953599" +
        " app powershell '-Command' 'Write-Host ''it''''s''; $env:PATH'",
    );
  });

  for (const [bytes, text] of [
    [2 ** 30, "1g"],
    [1536 * 2 ** 20, "1536m"],
    [3 * 2 ** 10, "3k"],
    [1001, "1001b"],
  ] as const) {
    it(`writes ${bytes} bytes of memory as ${text}`, () =>
      assert.equal(line({ memoryBytes: bytes }), `docker run --detach --memory ${text} app`));
  }

  it("keeps what a shell would change", () => {
    assert.equal(
      line({ command: ["", "a b", "it's", "$HOME", "`x`", "a;b"] }),
      String.raw`docker run --detach app '' 'a b' 'it'\''s' '$HOME' '${"`x`"}' 'a;b'`,
    );
    assert.equal(
      line({ command: ["", "@x", "a,b", "it's"] }, "powershell"),
      "docker run --detach app '' '@x' 'a,b' 'it''s'",
    );
  });

  it("quotes a mount's field that has a comma of its own", () => {
    const mounts = [{ kind: "bind", source: "/a,b", target: "/c", access: "readWrite" }] as const;
    assert.equal(line({ mounts }), `docker run --detach --mount 'type=bind,"source=/a,b",target=/c' app`);
  });
});
