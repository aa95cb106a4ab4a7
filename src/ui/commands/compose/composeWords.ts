export type ComposeAction = "up" | "down" | "restart" | "logs";

const actionWords: Readonly<Record<ComposeAction, readonly string[]>> = {
  up: ["up", "--detach"],
  down: ["down"],
  restart: ["restart"],
  logs: ["logs", "--follow", "--tail", "1000"],
};

/** @param graceSeconds for containers that it stops, where the usual ten seconds are too short */
export function composeWords(action: ComposeAction, graceSeconds: number | undefined): readonly string[] {
  const stops = action !== "logs" && graceSeconds !== undefined;
  return [...actionWords[action], ...(stops ? ["--timeout", String(graceSeconds)] : [])];
}
