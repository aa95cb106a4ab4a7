import type { Inventory } from "../../inventory/inventory";
import type { objectCommandIds } from "./objectCommandIds";

type LoadCommand = () => Promise<(inventory: Inventory, ...args: never[]) => Promise<void>>;

/** Each command's code, loaded when it is first run. */
export const objectCommands: Readonly<Record<(typeof objectCommandIds)[number], LoadCommand>> = {
  "windowsContainers.containers.pause": async () => (await import("./containers/pauseContainers")).pauseContainers,
  "windowsContainers.containers.unpause": async () => (await import("./containers/pauseContainers")).unpauseContainers,
  "windowsContainers.containers.rename": async () => (await import("./containers/changeContainer")).renameContainer,
  "windowsContainers.containers.showProcesses": async () => (await import("./containers/showReports")).showProcesses,
  "windowsContainers.containers.showChanges": async () => (await import("./containers/showReports")).showChanges,
  "windowsContainers.containers.showStats": async () => (await import("./containers/showStats")).showStats,
  "windowsContainers.containers.diagnoseNetwork": async () =>
    (await import("./diagnosis/diagnoseNetwork")).diagnoseNetwork,
  "windowsContainers.diagnosis.fix": async () => (await import("./diagnosis/fixDiagnosis")).fixDiagnosis,
  "windowsContainers.diagnosis.copyReport": async () => (await import("./diagnosis/copyDiagnosis")).copyDiagnosis,
  "windowsContainers.containers.copyFrom": async () => (await import("./containers/copyFiles")).copyFromContainer,
  "windowsContainers.containers.copyTo": async () => (await import("./containers/copyFiles")).copyToContainer,
  "windowsContainers.containers.commit": async () => (await import("./containers/changeContainer")).commitContainer,
  "windowsContainers.containers.export": async () => (await import("./containers/copyFiles")).exportContainer,
  "windowsContainers.containers.updateLimits": async () => (await import("./containers/changeContainer")).updateLimits,
  "windowsContainers.images.tag": async () => (await import("./images/transferImages")).tagImage,
  "windowsContainers.images.push": async () => (await import("./images/transferImages")).pushImage,
  "windowsContainers.images.save": async () => (await import("./images/transferImages")).saveImages,
  "windowsContainers.images.load": async () => (await import("./images/transferImages")).loadImages,
  "windowsContainers.networks.create": async () => (await import("./objects/createObject")).createNetwork,
  "windowsContainers.volumes.create": async () => (await import("./objects/createObject")).createVolume,
  "windowsContainers.engines.prune": async () => (await import("./engines/pruneEngine")).pruneEngine,
  "windowsContainers.engines.showDiskUsage": async () => (await import("./engines/showDiskUsage")).showDiskUsage,
};
