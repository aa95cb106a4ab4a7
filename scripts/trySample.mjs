// @ts-check

/**
 * The sample is an extra: that it fails is told, and ends neither the editor nor the engine.
 * @param {{ start: () => Promise<void> }} sample
 * @param {(line: string) => void} say
 */
export async function trySample(sample, say) {
  try {
    await sample.start();
  } catch (error) {
    // It is broken off when everything ends.
    if (!(error instanceof Error && error.name === "AbortError")) {
      const reason = error instanceof Error ? error.message : String(error);
      say(
        `The sample is not there, or in part: ${reason}\nAll else goes on. Start again with --sample to try once more.`,
      );
    }
  }
}
