import { withAgent } from "../../../desktop/agent/withAgent";
import { randomPassword } from "../../../desktop/createDesktop";
import { defaultSpec, type DesktopSpec } from "../../../desktop/spec";
import { specProblems, type HostLimits } from "../../../desktop/specProblems";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { newDesktopFields, type NewDesktopForm, type NewDesktopProblem } from "../../../protocol/newDesktopApi";
import { describeProblem } from "./describeProblem";

export function specOfForm(form: NewDesktopForm): DesktopSpec {
  const name = form.name.trim();
  const folder = form.folder.trim();
  const spec = defaultSpec(name);
  return withAgent({
    ...spec,
    image: form.image.trim(),
    windows: { version: form.version },
    hardware: { ramSize: form.ramSize.trim(), coreCount: form.coreCount.trim(), acceleration: form.acceleration },
    disks: { ...spec.disks, diskSize: form.diskSize.trim() },
    sharing: folder === "" ? {} : { folder },
    access: { userName: form.userName.trim(), password: randomPassword() },
  });
}

/** All that the schema and the engine's limits have to say, each beside its field. */
export function problemsOfForm(
  form: NewDesktopForm,
  snapshot: EngineSnapshot | undefined,
): readonly NewDesktopProblem[] {
  return specProblems(specOfForm(form), snapshot && limitsOf(snapshot)).flatMap((problem) => {
    const field = newDesktopFields.find((name) => name === problem.field);
    return field ? [{ field, severity: problem.severity, text: describeProblem(problem) }] : [];
  });
}

function limitsOf({ info, container }: EngineSnapshot): HostLimits | undefined {
  return (
    info && {
      memoryBytes: info.memoryBytes,
      cpuCount: info.cpuCount,
      architecture: info.architecture,
      containerNames: [...container.values()].map(({ name }) => name),
    }
  );
}
