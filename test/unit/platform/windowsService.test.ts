import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readWindowsService } from "../../../src/platform/windowsService";
import { answeringProgram, writes } from "./answeringProgram";

function english(state: string): string {
  return `
SERVICE_NAME: com.docker.service 
        TYPE               : 10  WIN32_OWN_PROCESS  
        STATE              : ${state} 
                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)
        WIN32_EXIT_CODE    : 0  (0x0)
        SERVICE_EXIT_CODE  : 0  (0x0)
        CHECKPOINT         : 0x0
        WAIT_HINT          : 0x0
`;
}

const german = `
SERVICE_NAME: hns 
        TYP                : e0  USER_SHARE_PROCESS TEMPLATE
        STATUS             : 1  BEENDET 
        WIN32_EXITCODE     : 1077  (0x435)
`;

async function stateOf(text: string, code = 0) {
  return readWindowsService("com.docker.service", answeringProgram(writes(text, code)));
}

describe("readWindowsService", () => {
  for (const [number, state] of [
    ["1  STOPPED", "stopped"],
    ["2  START_PENDING", "startPending"],
    ["3  STOP_PENDING", "stopPending"],
    ["4  RUNNING", "running"],
    ["7  PAUSED", "paused"],
  ] as const) {
    it(`reads that a service is ${state}`, async () => {
      assert.deepEqual(await stateOf(english(number)), { kind: "found", state });
    });
  }

  it("reads the number and no word, so that the language does not matter", async () => {
    assert.deepEqual(await stateOf(german), { kind: "found", state: "stopped" });
  });

  it("asks sc of Windows, and none that lies in the working folder", async () => {
    const sc = answeringProgram(writes(english("4  RUNNING")));
    await readWindowsService("com.docker.service", sc);
    assert.match(sc.commandLines[0] ?? "", /[\\/]System32[\\/]sc\.exe query com\.docker\.service$/i);
  });

  it("says that there is no such service", async () => {
    assert.deepEqual(await stateOf("[SC] EnumQueryServicesStatus:OpenService FAILED 1060:", 1060), { kind: "absent" });
  });

  it("says that it cannot tell what it cannot read", async () => {
    for (const [text, code] of [
      ["[SC] OpenService FAILED 5: Access is denied.", 5],
      ["", 0],
      ["SERVICE_NAME: x\nTYPE : 10  WIN32\nSTATE : 9  NEW", 0],
    ] as const) {
      assert.equal((await stateOf(text, code)).kind, "cannotTell");
    }
    const hung = answeringProgram({ kind: "timedOut", stdout: "", stderr: "" });
    assert.equal((await readWindowsService("x", hung)).kind, "cannotTell");
  });
});
