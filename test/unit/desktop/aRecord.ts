import type { ContainerRecord } from "../../../src/desktop/containerRecord";

/** Of a desktop that runs. */
export function aRecord(change: Partial<ContainerRecord>): ContainerRecord {
  return {
    id: "1",
    name: "win",
    image: "dockurr/windows:6.05",
    status: "running",
    exitCode: 0,
    outOfMemory: false,
    restartCount: 0,
    startedAt: 1,
    finishedAt: 0,
    startFailure: undefined,
    environment: {},
    labels: {},
    mounts: [],
    networks: [],
    ...change,
  };
}
