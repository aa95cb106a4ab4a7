import type { Check, CheckArea, CheckGroup, CheckResult, WindowsCheckId } from "../prerequisites";
import { checkBitLocker } from "./bitLocker";
import { checkBuild } from "./build";
import { checkContainersFeature } from "./containersFeature";
import { checkDisk } from "./disk";
import { checkDockerDesktopKind } from "./dockerDesktopKind";
import { checkDockerUsers } from "./dockerUsers";
import { checkEdition } from "./edition";
import { checkFirmware } from "./firmware";
import { checkHostDrive } from "./hostDrive";
import { checkHyperVFeature } from "./hyperVFeature";
import { checkHypervisor } from "./hypervisor";
import { checkInstallationType } from "./installationType";
import { checkLegacyRegistry } from "./legacyRegistry";
import { checkVirtualMachinePlatform, checkWslFeature } from "./linuxFeature";
import { checkMemory } from "./memory";
import { checkProcessor } from "./processor";
import { checkRestart } from "./restart";
import {
  checkDockerDesktopService,
  checkDockerService,
  checkHnsService,
  checkHvHostService,
  checkVmcomputeService,
  checkVmmsService,
} from "./services";
import { checkVirtualMachine } from "./virtualMachine";
import { checkWindowsContainers } from "./windowsContainers";
import type { WindowsFacts } from "./windowsFacts";
import { checkWslVersion } from "./wslVersion";

type Look = (facts: WindowsFacts) => Promise<CheckResult>;

/** In the order to show them: what rules Windows containers out comes first. */
const areas: readonly (readonly [Exclude<CheckArea, "linuxEngine">, readonly (readonly [WindowsCheckId, Look])[]])[] = [
  [
    "windows",
    [
      ["edition", checkEdition],
      ["build", checkBuild],
      ["installationType", checkInstallationType],
      ["processor", checkProcessor],
      ["memory", checkMemory],
      ["hostDrive", checkHostDrive],
      ["restart", checkRestart],
    ],
  ],
  [
    "virtualization",
    [
      ["hyperVFeature", checkHyperVFeature],
      ["hypervisor", checkHypervisor],
      ["firmware", checkFirmware],
      ["virtualMachine", checkVirtualMachine],
      ["hvHostService", checkHvHostService],
      ["vmmsService", checkVmmsService],
    ],
  ],
  [
    "containers",
    [
      ["containersFeature", checkContainersFeature],
      ["vmcomputeService", checkVmcomputeService],
      ["hnsService", checkHnsService],
      ["dockerService", checkDockerService],
      ["disk", checkDisk],
      ["legacyRegistry", checkLegacyRegistry],
    ],
  ],
  [
    "dockerDesktop",
    [
      ["dockerDesktopKind", checkDockerDesktopKind],
      ["windowsContainers", checkWindowsContainers],
      ["dockerDesktopService", checkDockerDesktopService],
      ["dockerUsers", checkDockerUsers],
      ["bitLocker", checkBitLocker],
    ],
  ],
  [
    "wsl",
    [
      ["wslFeature", checkWslFeature],
      ["virtualMachinePlatform", checkVirtualMachinePlatform],
      ["wslVersion", checkWslVersion],
    ],
  ],
];

/** Everything that Windows itself needs. */
export function windowsChecks(facts: WindowsFacts): readonly CheckGroup[] {
  return areas.map(([area, checks]) => ({
    key: area,
    area,
    checks: checks.map(([id, look]): Check => ({ id, look: async () => look(facts) })),
  }));
}
