import { withAgent } from "../../../desktop/agent/withAgent";
import { withNeededDevices } from "../../../desktop/spec/neededDevices";
import { randomPassword } from "../../../desktop/create/createDesktop";
import { readValues, valueProblems, type FormValues } from "../../../desktop/fields/formValues";
import type { HostRoom } from "../../../desktop/create/probeRoom";
import type { DesktopSpec } from "../../../desktop/spec";
import type { HostLimits } from "../../../desktop/spec/specProblems";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { NewDesktopProblem } from "../../../protocol/newDesktopApi";
import { describeProblem } from "./describeProblem";

/** The desktop that is made of a form: with the agent, the devices that it needs, and with a password that nobody can guess where none was given. */
export function newDesktopSpec(values: FormValues): DesktopSpec {
  const { spec } = readValues(values);
  const access = { ...spec.access, password: spec.access.password ?? randomPassword() };
  return withNeededDevices(withAgent({ ...spec, access }));
}

/** All that the schema and the engine's limits have to say, each beside its field. */
export function problemsOfValues(values: FormValues, limits: HostLimits | undefined): NewDesktopProblem[] {
  return valueProblems(readValues(values), limits).map((problem) => ({
    field: problem.field,
    severity: problem.severity,
    text: describeProblem(problem),
  }));
}

export function limitsOf(snapshot: EngineSnapshot | undefined, room: HostRoom = {}): HostLimits | undefined {
  const { info, container } = snapshot ?? {};
  return (
    info && {
      memoryBytes: info.memoryBytes,
      cpuCount: room.cores ?? info.cpuCount,
      architecture: info.architecture,
      containerNames: [...(container?.values() ?? [])].map(({ name }) => name),
      freeMemoryBytes: room.freeMemoryBytes,
      freeDiskBytes: room.freeDiskBytes,
    }
  );
}
