import { spawn } from "node:child_process";

/** Starts a program that people use, and leaves it to them; resolves when it has started. */
export async function openProgram(file: string, words: readonly string[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { detached: true, stdio: "ignore" });
    child.once("error", reject);
    child.once("spawn", () => {
      child.unref();
      resolve();
    });
  });
}
