import type { CatalogueRemedy } from "../../engine/catalogue";
import type { CommandId } from "../commands/commandIds";

/** Remedies that are a command of ours. */
export const remedyCommands = {
  switchToWindows: "windowsContainers.mode.switchToWindows",
  switchToLinux: "windowsContainers.mode.switchToLinux",
  switchMode: "windowsContainers.mode.switch",
  refresh: "windowsContainers.engines.refresh",
  startDesktop: "windowsContainers.dockerDesktop.start",
  repairInstallation: "windowsContainers.dockerDesktop.repairInstallation",
  openDesktop: "windowsContainers.dockerDesktop.start",
  tryAgain: "windowsContainers.engines.refresh",
  stopContainer: "windowsContainers.containers.stop",
  removeNetwork: "windowsContainers.objects.remove",
  checkPrerequisites: "windowsContainers.prerequisites.refresh",
  prune: "windowsContainers.engines.prune",
  engineSettings: "windowsContainers.mode.openSettingsFile",
} as const satisfies Partial<Record<CatalogueRemedy["kind"], CommandId>>;
