import { toContainerFacts } from "../../../src/diagnosis/containerFacts";
import { parseContainer } from "../../../src/desktop/containerRecord";
import { imageIdOf } from "../../../src/desktop/life/previousImage";
import * as actionRecords from "../../../src/engine/docker/actionRecords";
import { toBuildProgress } from "../../../src/engine/docker/buildRecord";
import { containerRecord, portRecord } from "../../../src/engine/docker/containerRecord";
import { diskUsageRecord, prunedRecord } from "../../../src/engine/docker/diskUsageRecord";
import { toEngineEvent } from "../../../src/engine/docker/eventRecord";
import { imagePlatformRecord, toDistribution } from "../../../src/engine/docker/imagePlatformRecord";
import { imageInspectRecord, imageRecord } from "../../../src/engine/docker/imageRecord";
import { infoRecord } from "../../../src/engine/docker/infoRecord";
import { graceOf, logFormatOf } from "../../../src/engine/docker/inspectRecords";
import { imageConfigOf, recordToCopy } from "../../../src/engine/docker/likeBody";
import { loadedNames } from "../../../src/engine/docker/loadRecord";
import { networkRecord } from "../../../src/engine/docker/networkRecord";
import { parseRecord } from "../../../src/engine/docker/parseRecords";
import { toPullProgress } from "../../../src/engine/docker/pullRecord";
import { statsRecord } from "../../../src/engine/docker/statsRecord";
import { versionRecord } from "../../../src/engine/docker/versionRecord";
import { volumeRecord, volumesRecord } from "../../../src/engine/docker/volumeRecord";
import { madeWith } from "../../../src/engine/madeWith";
import { endedState } from "../../../src/engine/probes/runOnce";
import * as windows from "./docker/builtWindowsAnswers";
import { hyperVInspect, hyperVStats } from "./docker/builtWindowsHyperV";
import { processInspect, processStats } from "./docker/builtWindowsProcess";
import actions from "./docker/fixtures/actions.json";
import containers from "./docker/fixtures/containers.json";
import events from "./docker/fixtures/events.json";
import imageInspect from "./docker/fixtures/image-inspect.json";
import images from "./docker/fixtures/images.json";
import info from "./docker/fixtures/info.json";
import inspects from "./docker/fixtures/inspects.json";
import networks from "./docker/fixtures/networks.json";
import pull from "./docker/fixtures/pull.json";
import stats from "./docker/fixtures/stats.json";
import version from "./docker/fixtures/version.json";
import volumes from "./docker/fixtures/volumes.json";

/** How the product reads one kind of answer, and what such answers look like. */
export interface Reading {
  readonly read: (answer: unknown) => unknown;
  /** As a real engine wrote them. */
  readonly recorded: readonly unknown[];
  /** Of a Windows engine, as far as they differ: BUILT from the documented fields of its API, not recorded. */
  readonly built?: readonly unknown[];
  /** What must be there; every other field of the answers may be missing. */
  readonly needs: readonly string[];
}

type Schema = Parameters<typeof parseRecord>[0];

const by =
  (schema: Schema) =>
  (answer: unknown): unknown =>
    parseRecord(schema, answer);

const inspected = Object.values(inspects);
const inspectedOnWindows = [processInspect, hyperVInspect];

/** By the file and the name of the schema that reads them. */
export const readings: Readonly<Record<string, Reading>> = {
  "desktop/containerRecord inspectSchema": {
    read: parseContainer,
    recorded: inspected,
    built: inspectedOnWindows,
    needs: [
      "Config",
      "Config/Image",
      "HostConfig/RestartPolicy/Name",
      "Id",
      "Name",
      "State",
      "State/ExitCode",
      "State/StartedAt",
      "State/Status",
    ],
  },
  "desktop/life/previousImage imageIdSchema": {
    read: imageIdOf,
    recorded: inspected,
    built: inspectedOnWindows,
    needs: ["Image"],
  },
  "diagnosis/containerFacts inspectSchema": {
    read: toContainerFacts,
    recorded: inspected,
    built: inspectedOnWindows,
    needs: ["HostConfig", "NetworkSettings", "State", "State/ExitCode", "State/Status"],
  },
  "engine/madeWith madeSchema": {
    read: madeWith,
    recorded: inspected,
    built: inspectedOnWindows,
    needs: ["Config", "Config/Image", "HostConfig"],
  },
  "engine/probes/runOnce endedSchema": {
    read: endedState,
    recorded: inspected,
    built: inspectedOnWindows,
    needs: ["State", "State/ExitCode"],
  },
  "engine/docker/inspectRecords terminalRecord": {
    read: logFormatOf,
    recorded: inspected,
    built: inspectedOnWindows,
    needs: ["Config", "Config/Tty"],
  },
  "engine/docker/inspectRecords graceRecord": {
    read: graceOf,
    recorded: inspected,
    built: inspectedOnWindows,
    needs: ["Config"],
  },
  "engine/docker/likeBody recordToCopy": {
    read: by(recordToCopy),
    recorded: inspected,
    built: inspectedOnWindows,
    needs: ["Config", "Config/Image", "HostConfig", "Id", "Image", "NetworkSettings"],
  },
  "engine/docker/likeBody imageOfCopy": {
    read: imageConfigOf,
    recorded: [imageInspect],
    built: [windows.windowsImageInspect],
    needs: [],
  },
  "engine/docker/actionRecords createdRecord": {
    read: by(actionRecords.createdRecord),
    recorded: [actions.created],
    needs: ["Id"],
  },
  "engine/docker/actionRecords idRecord": {
    read: by(actionRecords.idRecord),
    recorded: [actions.created, actions.committed, ...containers],
    needs: ["Id"],
  },
  "engine/docker/actionRecords topRecord": {
    read: by(actionRecords.topRecord),
    recorded: [actions.top],
    built: [windows.windowsTop],
    needs: ["Processes"],
  },
  "engine/docker/actionRecords changeRecord": {
    read: by(actionRecords.changeRecord),
    recorded: actions.changes,
    needs: ["Kind", "Path"],
  },
  "engine/docker/actionRecords updatedRecord": {
    read: by(actionRecords.updatedRecord),
    recorded: [actions.updated],
    needs: [],
  },
  "engine/docker/actionRecords execRecord": {
    read: by(actionRecords.execRecord),
    recorded: [actions.execRunning, actions.execEnded],
    needs: ["Running"],
  },
  "engine/docker/buildRecord buildRecord": {
    read: toBuildProgress,
    recorded: [...actions.built, ...actions.builtWithCache],
    needs: [],
  },
  "engine/docker/loadRecord loadRecord": { read: loadedNames, recorded: actions.loaded, needs: [] },
  "engine/docker/pullRecord pullRecord": { read: toPullProgress, recorded: pull.pulled, needs: [] },
  "engine/docker/diskUsageRecord diskUsageRecord": {
    read: by(diskUsageRecord),
    recorded: [actions.diskUsage],
    needs: [],
  },
  "engine/docker/diskUsageRecord prunedRecord": { read: by(prunedRecord), recorded: [actions.prunedCache], needs: [] },
  "engine/docker/containerRecord containerRecord": {
    read: by(containerRecord),
    recorded: containers,
    built: windows.windowsContainers,
    needs: ["Id"],
  },
  "engine/docker/containerRecord portRecord": {
    read: by(portRecord),
    recorded: containers.flatMap(({ Ports }) => Ports),
    built: windows.windowsContainers.flatMap(({ Ports }) => Ports),
    needs: ["PrivatePort", "Type"],
  },
  "engine/docker/eventRecord eventRecord": {
    read: (record) => toEngineEvent(JSON.stringify(record)),
    recorded: events.map((line): unknown => JSON.parse(line)),
    needs: ["Action", "Type"],
  },
  "engine/docker/imageRecord imageRecord": {
    read: by(imageRecord),
    recorded: images,
    built: windows.windowsImages,
    needs: ["Id"],
  },
  "engine/docker/imageRecord imageInspectRecord": {
    read: by(imageInspectRecord),
    recorded: [imageInspect],
    built: [windows.windowsImageInspect],
    needs: ["Id"],
  },
  "engine/docker/imagePlatformRecord imagePlatformRecord": {
    read: by(imagePlatformRecord),
    recorded: [imageInspect],
    built: [windows.windowsImageInspect],
    needs: [],
  },
  "engine/docker/imagePlatformRecord distributionRecord": {
    read: toDistribution,
    recorded: [pull.distribution],
    built: [windows.windowsDistribution],
    needs: ["Platforms"],
  },
  "engine/docker/imagePlatformRecord listedPlatformRecord": {
    read: (platform) => toDistribution({ Platforms: [platform] }),
    recorded: pull.distribution.Platforms,
    built: windows.windowsDistribution.Platforms,
    needs: ["os"],
  },
  "engine/docker/infoRecord infoRecord": {
    read: by(infoRecord),
    recorded: [info],
    built: [windows.windowsInfo],
    needs: ["OSType"],
  },
  "engine/docker/networkRecord networkRecord": {
    read: by(networkRecord),
    recorded: networks,
    built: windows.windowsNetworks,
    needs: ["Id", "Name"],
  },
  "engine/docker/statsRecord statsRecord": {
    read: by(statsRecord),
    recorded: stats,
    built: [processStats, hyperVStats],
    needs: ["read"],
  },
  "engine/docker/versionRecord versionRecord": {
    read: by(versionRecord),
    recorded: [version],
    built: [windows.windowsVersion],
    needs: ["ApiVersion", "Os"],
  },
  "engine/docker/volumeRecord volumesRecord": {
    read: by(volumesRecord),
    recorded: [volumes],
    built: [windows.windowsVolumes],
    needs: [],
  },
  "engine/docker/volumeRecord volumeRecord": {
    read: by(volumeRecord),
    recorded: volumes.Volumes,
    built: windows.windowsVolumes.Volumes,
    needs: ["Name"],
  },
};
