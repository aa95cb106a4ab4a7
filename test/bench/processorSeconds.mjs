// @ts-check
import { readFile, readdir } from "node:fs/promises";

/**
 * From the scheduler, which counts nanoseconds; `/proc/PID/stat` counts hundredths of a second.
 * @param {number} pid
 */
export async function processorSecondsOf(pid) {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(
    threads.map(async (thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, "utf8")),
  );
  return times.reduce((sum, text) => sum + Number(text.split(" ")[0]) / 1e9, 0);
}
