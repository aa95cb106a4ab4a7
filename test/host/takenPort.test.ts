import assert from "node:assert/strict";
import { machineHere } from "../../src/diagnosis/machineHere";
import type { PortHolder } from "../../src/diagnosis/portHolder";
import { EngineError } from "../../src/engine/engineError";
import { NotUndone } from "../../src/engine/undoList";
import type { ProgramResult } from "../../src/platform/runProgram";
import { portHolderBehind } from "../../src/ui/errors/portHolderBehind";
import { presentError } from "../../src/ui/errors/presentError";
import { RemediedError } from "../../src/ui/errors/remedy";
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

function presented(holder: PortHolder | undefined, error: unknown = refused): readonly string[] {
  const { message, remedies } = presentError(error, holder);
  return [message, ...remedies.map(({ title }) => title)];
}

describe("a port that Windows does not give away", () => {
  it("is told with the program that has it, found behind what commands put around the error", async () => {
    const machine = aWindows({ netstat: "  TCP    0.0.0.0:50051   0.0.0.0:0   LISTENING   4711\r\n" });

    assert.deepEqual(presented(await portHolderBehind(around, machine)), [
      "Port 50051 is in use by nginx.exe, process 4711 of this machine.",
      "Show Who Has Port 50051…",
      "Show Details",
      "Show Log",
    ]);
  });

  it("is told with the range that Windows keeps, and can be reserved", async () => {
    const [message, button, ...others] = presented(
      await portHolderBehind(refused, aWindows({ netsh: "  50000   50099 \r\n" })),
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

  it("stays undecided where nothing tells, and where the words themselves decide", async () => {
    const taken = new EngineError({
      kind: "portTaken",
      endpoint,
      detail: "Bind for 0.0.0.0:50051 failed: port is already allocated",
    });
    const machine = aWindows({ netsh: "  50000   50099 \r\n" });

    assert.equal(await portHolderBehind(refused, aWindows({})), undefined);
    assert.equal(await portHolderBehind(taken, machine), undefined);
    assert.equal(await portHolderBehind(new Error("anything"), machine), undefined);
    assert.match(presented(undefined)[0] ?? "", /in use, or lies in a range that Windows reserves/);
  });
});

const reserveLine =
  "net stop winnat; netsh int ipv4 add excludedportrange protocol=tcp startport=50051 numberofports=1 store=persistent; net start winnat";
