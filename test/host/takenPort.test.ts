import assert from "node:assert/strict";
import { machineHere } from "../../src/diagnosis/machineHere";
import { EngineError } from "../../src/engine/engineError";
import { NotUndone } from "../../src/engine/undoList";
import type { ProgramResult } from "../../src/platform/runProgram";
import { portHolderBehind, type FoundHolder } from "../../src/ui/errors/portHolderBehind";
import { presentError } from "../../src/ui/errors/presentError";
import { RemediedError } from "../../src/ui/errors/remedy";
import { withAskedPorts } from "../../src/ui/errors/withAskedPorts";
import { aContainer, anEngine } from "../unit/ui/tree/anEngine";
import { elevated } from "./knownErrorRow";

const endpoint = "npipe:////./pipe/dockerDesktopLinuxEngine";
const detail = "ports are not available: listen tcp 0.0.0.0:50051: bind: Zugriff verweigert";
const refused = new EngineError({ kind: "portTaken", endpoint, detail });
const port = { hostPort: 50_051, protocol: "tcp" } as const;
const around = new NotUndone(new RemediedError(refused, []), []);

/** A Windows on which this program listens, if any, and this range is reserved. */
function aWindows({ netstat = "", netsh = "" }): typeof machineHere {
  const said: Readonly<Record<string, string>> = { netstat, netsh, tasklist: '"nginx.exe","4711","Console","1","1 K"' };
  const runProgram = async (program: string): Promise<ProgramResult> => {
    const name = /(\w+)\.exe$/.exec(program)?.[1] ?? "";
    return Promise.resolve({ kind: "exited", code: 0, stdout: said[name] ?? "", stderr: "" });
  };
  return { ...machineHere, platform: "win32", runProgram };
}

function presented(holder: FoundHolder | undefined, error: unknown = refused): readonly string[] {
  const { message, remedies } = presentError(error, holder);
  return [message, ...remedies.map(({ title }) => title)];
}

describe("a port that Windows does not give away", () => {
  it("is told with the program that has it, found behind what commands put around the error", async () => {
    const machine = aWindows({ netstat: "  TCP    0.0.0.0:50051   0.0.0.0:0   LISTENING   4711\r\n" });

    assert.deepEqual(presented(await portHolderBehind(around, undefined, machine)), [
      "Port 50051 is in use by nginx.exe, process 4711 of this machine.",
      "Show Who Has Port 50051…",
      "Show Details",
      "Show Log",
    ]);
  });

  it("is told with the range that Windows keeps, and can be reserved", async () => {
    const [message, button, ...others] = presented(
      await portHolderBehind(refused, undefined, aWindows({ netsh: "  50000   50099 \r\n" })),
    );

    assert.equal(message, "Windows does not give port 50051 away: it keeps the range 50000 to 50099 to itself.");
    const isWindows = process.platform === "win32";
    assert.equal(button, isWindows ? "Reserve Port 50051…" : elevated(reserveLine));
    assert.deepEqual(others, ["Show Details", "Show Log"]);
  });

  it("is told with the container that may be stopped when Docker Desktop has published it", () => {
    assert.deepEqual(presented({ kind: "published", port }).slice(0, 2), [
      "Port 50051 is in use by Docker Desktop, most likely for another container.",
      "Stop a Container…",
    ]);
  });

  it("is told with the container that has it, which can be stopped, whichever words say so", async () => {
    const web = aContainer("web", {
      ports: [{ hostIp: "0.0.0.0", hostPort: 50_051, containerPort: 80, protocol: "tcp" }],
    });
    const engine = anEngine();
    const here = { ...engine, container: new Map([["web", web]]) };
    const linux = new EngineError({
      kind: "portTaken",
      endpoint: engine.endpoint.host,
      detail:
        "driver failed programming external connectivity: Bind for 0.0.0.0:50051 failed: port is already allocated",
    });
    const held = "Port 50051 is in use by the container web.";

    for (const error of [linux, refused]) {
      assert.deepEqual(presented(await portHolderBehind(error, { engines: [here] }), error), [
        ...[held, "Stop web", "Inspect web", "Show Details", "Show Log"],
      ]);
    }
  });

  it("is one of those that were asked for, where a Windows engine names none", async () => {
    const words = "The process cannot access the file because it is being used by another process.";
    const unnamed = new EngineError({
      kind: "portTaken",
      endpoint,
      detail: `failed to create endpoint web on network nat: hnsCall failed in Win32: ${words} (0x20)`,
    });
    const ports = [8080, 50_051].map((hostPort) => ({ hostPort, containerPort: hostPort, protocol: "tcp" }) as const);
    const machine = aWindows({ netstat: "  TCP    0.0.0.0:50051   0.0.0.0:0   LISTENING   4711\r\n" });
    const error = withAskedPorts(unnamed, { ports });

    assert.equal(
      presented(await portHolderBehind(error, undefined, machine), error)[0],
      "Port 50051 is in use by nginx.exe, process 4711 of this machine.",
    );
    assert.equal(
      presented(undefined, withAskedPorts(unnamed, { ports: ports.slice(0, 1) }))[0],
      "Port 8080 is already in use on the engine's machine.",
    );
    assert.equal(presented(undefined, error)[0], "The port is already in use on the engine's machine.");
  });

  it("stays undecided where nothing tells, and where the words themselves decide", async () => {
    const taken = new EngineError({
      kind: "portTaken",
      endpoint,
      detail: "Bind for 0.0.0.0:50051 failed: port is already allocated",
    });
    const machine = aWindows({ netsh: "  50000   50099 \r\n" });

    assert.equal(await portHolderBehind(refused, undefined, aWindows({})), undefined);
    assert.equal(await portHolderBehind(taken, undefined, machine), undefined);
    assert.equal(await portHolderBehind(new Error("anything"), undefined, machine), undefined);
    assert.match(presented(undefined)[0] ?? "", /in use, or lies in a range that Windows reserves/);
  });
});

const reserveLine =
  "net stop winnat; netsh int ipv4 add excludedportrange protocol=tcp startport=50051 numberofports=1 store=persistent; net start winnat";
