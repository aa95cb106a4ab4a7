import type { DiagnosisResult } from "./diagnosis";
import type { ContainerFacts } from "./containerFacts";
import { found } from "./result";

/** A container that does not run cannot be reached. */
export function checkContainer({ state, exitCode }: ContainerFacts): DiagnosisResult {
  const evidence = [
    { source: "State", found: state },
    ...(exitCode === undefined ? [] : [{ source: "ExitCode", found: `${exitCode}` }]),
  ];
  switch (state) {
    case "running":
      return found("ok", { kind: "running" }, evidence);
    case "paused":
      return found("problem", { kind: "paused" }, evidence, { kind: "container", action: "unpause" });
    case "notRunning":
      return found("problem", { kind: "notRunning", exitCode }, evidence, { kind: "container", action: "start" });
  }
}

/** Which way packets take to it, and whether there is one. */
export function checkPath({ path, isolation, addresses }: ContainerFacts): DiagnosisResult {
  const evidence = [
    ...(isolation === undefined ? [] : [{ source: "HostConfig.Isolation", found: isolation }]),
    ...[...addresses].map(([name, address]) => ({ source: `network ${name}`, found: address ?? "no address" })),
  ];
  return found(path === "none" ? "problem" : "ok", { kind: "path", path }, evidence);
}
