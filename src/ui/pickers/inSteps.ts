/** The answer that asks for the question before. */
export const back = Symbol("back");

/** Where in a row of questions one is asked. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** One question: it gives what is known after it, or goes back to the one before. Dismissed, it rejects. */
export type Step<S> = (state: S, place: StepPlace) => Promise<S | typeof back>;

/**
 * Asks one question after the other, each with its number. Whoever goes back finds what was answered, there and in the
 * questions after it.
 */
export async function askInSteps<S>(title: string, start: S, steps: readonly Step<S>[]): Promise<S> {
  let state = start;
  let at = 0;
  for (let ask = steps[at]; ask; ask = steps[at]) {
    const answer = await ask(state, { title, step: at + 1, totalSteps: steps.length });
    if (answer === back) {
      at = Math.max(0, at - 1);
    } else {
      state = answer;
      at += 1;
    }
  }
  return state;
}
