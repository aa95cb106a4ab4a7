/** Every command about prerequisites that package.json contributes. */
export const prerequisiteCommandIds = [
  "windowsContainers.prerequisites.refresh",
  "windowsContainers.prerequisites.showEvidence",
  "windowsContainers.prerequisites.fix",
  "windowsContainers.prerequisites.copyReport",
] as const;

export type PrerequisiteCommandId = (typeof prerequisiteCommandIds)[number];
