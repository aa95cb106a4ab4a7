import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chooseEngine } from "../../../scripts/engineChoice.mjs";
import { resolveEndpoints } from "../../../src/engine/endpoints/resolveEndpoints";

const usual = "/var/run/docker.sock";

interface Machine {
  readonly environment?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly currentContext?: string;
  readonly contexts?: Readonly<Record<string, string>>;
}

/** What is chosen on a machine where engines answer at some places. */
async function choiceOn(machine: Machine, ...answering: readonly string[]) {
  const contexts = Object.entries(machine.contexts ?? {}).map(([name, host]) => {
    return { name, host, skipTlsVerify: false, tlsFolder: undefined };
  });
  const endpoints = resolveEndpoints({
    environment: machine.environment ?? {},
    platform: machine.platform ?? "linux",
    homeFolder: "/home/mia",
    config: { folder: "/home/mia/.docker", currentContext: machine.currentContext, contexts },
    extra: [],
  });
  return chooseEngine(endpoints, (path) => Promise.resolve(answering.includes(path)));
}

describe("the engine that npm start uses", () => {
  it("is the one of rootless Docker, of Docker Desktop for Linux, or on a pipe, where that answers", async () => {
    const rootless = "/run/user/1000/docker.sock";
    const desktop = "/home/mia/.docker/desktop/docker.sock";
    const pipe = "//./pipe/docker_engine";

    assert.deepEqual(await choiceOn({ environment: { XDG_RUNTIME_DIR: "/run/user/1000" } }, rootless), {
      socketPath: rootless,
    });
    assert.deepEqual(await choiceOn({}, desktop), { socketPath: desktop });
    assert.deepEqual(await choiceOn({ platform: "win32" }, pipe), { socketPath: pipe });
  });

  it("is the one that docker talks to, before others that answer", async () => {
    const contexts = { mine: "unix:///srv/mine.sock", other: "unix:///srv/other.sock" };

    assert.deepEqual(
      await choiceOn({ contexts, currentContext: "other" }, usual, "/srv/mine.sock", "/srv/other.sock"),
      {
        socketPath: "/srv/other.sock",
      },
    );
    assert.deepEqual(await choiceOn({ contexts }, usual, "/srv/mine.sock"), { socketPath: usual });
    assert.deepEqual(await choiceOn({ contexts, currentContext: "other" }, usual), { socketPath: usual });
  });

  it("is not installed beside one that somebody has and that is away or elsewhere", async () => {
    const contexts = { build: "ssh://mia@build", mine: "unix:///srv/mine.sock" };
    const whyOn = async (machine: Machine) => (await choiceOn(machine)).why ?? "";

    assert.match(await whyOn({ contexts, currentContext: "build" }), /^build is at ssh:\/\/mia@build.+no sample/);
    assert.match(await whyOn({ contexts, currentContext: "mine" }), /answers on unix:\/\/\/srv\/mine.sock.+mine names/);
    assert.match(await whyOn({ environment: { DOCKER_HOST: "tcp://10.0.0.9:2375" } }), /is at tcp:\/\/10.0.0.9:2375/);
    const named = { environment: { DOCKER_HOST: "unix:///x.sock" } };
    assert.match((await choiceOn(named, usual)).why ?? "", /\/x.sock, which DOCKER_HOST names/);
  });

  it("is installed where nothing tells of one", async () => {
    assert.deepEqual(await choiceOn({}), {});
  });
});
