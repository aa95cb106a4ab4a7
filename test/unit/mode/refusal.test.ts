import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RefusalReason } from "../../../src/mode/mode";
import { recogniseRefusal } from "../../../src/mode/refusal";

const texts: readonly (readonly [text: string, reason: RefusalReason | undefined])[] = [
  [
    "switching to windows engine: windows containers have been disabled for this installation",
    "disabledAtInstallation",
  ],
  ['unable to set engine to "windows": engine is disabled', "disabledAtInstallation"],
  ['unable to set engine to "linux": engine is disabled', undefined],
  ["Required Windows feature(s) not enabled: Hyper-V.", "featuresMissing"],
  ["Containers feature disabled. Enable it by using PowerShell script", "featuresMissing"],
  [
    "running engine: waiting for the VM setup to be ready: starting windows containers: An error has occurred.",
    "engineDidNotStart",
  ],
  ["reconciling docker service: pinging com.docker.service: context deadline exceeded", "serviceNotAnswering"],
  [
    String.raw`Post "http://ipc/windowsfeatures/check": open \\.\pipe\dockerBackendV2: The system cannot find the file specified`,
    "serviceNotAnswering",
  ],
  ["open \\\\.\\pipe\\dockerBackendApiServer: The system cannot find the file specified.", "notRunning"],
  ["Docker Desktop is not running", "notRunning"],
  [
    String.raw`unable to configure the Docker daemon with file C:\ProgramData\Docker\config\daemon.json: the following directives don't match any configuration option: builder`,
    "settingsRefused",
  ],
  ["hnsCall failed in Win32: The service has not been started. (0x426)", "networkServiceStopped"],
  ["hnsCall failed in Win32: Der Dienst wurde nicht gestartet. (0x426)", "networkServiceStopped"],
  ["Docker Desktop is manually paused. Unpause it through the Whale menu or Dashboard.", "paused"],
  ["docker: 'desktop' is not a docker command.", undefined],
  ["", undefined],
];

describe("recogniseRefusal", () => {
  for (const [text, reason] of texts) {
    it(`takes “${text}” for ${reason ?? "nothing it knows"}`, () => {
      assert.equal(recogniseRefusal(text), reason);
    });
  }
});
