// @ts-check
import { measureActivation } from "./activation.mjs";
import { measureDesktop } from "./desktop.mjs";
import { measureDesktopOpening } from "./desktopOpening.mjs";
import { measureDesktopReconnect } from "./desktopReconnect.mjs";
import { measureDesktopWork } from "./desktopWork.mjs";
import { measureEvents } from "./events.mjs";
import { measureIdle } from "./idle.mjs";
import { measureMode } from "./mode.mjs";
import { measurePrerequisites } from "./prerequisites.mjs";
import { measureSizes } from "./sizes.mjs";
import { measureStages } from "./stages.mjs";
import { measureStorm } from "./storm.mjs";
import { measureTree } from "./tree.mjs";

/** In the order to run them: the quick ones first. @type {Readonly<Record<string, import("./figures.mjs").BenchSuite>>} */
export const suites = {
  size: measureSizes,
  stages: measureStages,
  activation: measureActivation,
  prerequisites: measurePrerequisites,
  events: measureEvents,
  storm: measureStorm,
  tree: measureTree,
  mode: measureMode,
  desktop: measureDesktop,
  desktopOpening: measureDesktopOpening,
  desktopReconnect: measureDesktopReconnect,
  desktopWork: measureDesktopWork,
  idle: measureIdle,
};
