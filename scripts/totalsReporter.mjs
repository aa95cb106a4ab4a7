// @ts-check
/**
 * A reporter for node's test runner that ends with the suite's totals as JSON. Files and `describe` blocks are not
 * counted; a file that fails to load is.
 * @param {AsyncIterable<{ type: string, data: any }>} source
 */
export default async function* totalsReporter(source) {
  const totals = { passed: 0, failed: 0, skipped: 0, leftOut: /** @type {string[]} */ ([]) };
  for await (const { type, data } of source) {
    const outcome = outcomeOf(type, data);
    if (outcome !== undefined) {
      totals[outcome] += 1;
    }
    if (outcome === "skipped") {
      totals.leftOut.push(`${data.name}: ${data.skip === true ? "no reason given" : data.skip}`);
    }
  }
  yield JSON.stringify(totals);
}

/**
 * @param {string} type
 * @param {any} data
 * @returns {"passed" | "failed" | "skipped" | undefined}
 */
function outcomeOf(type, { skip, details }) {
  const isContainer = details?.type === "suite";
  if (type === "test:pass" && skip !== undefined) {
    return "skipped";
  }
  if (type === "test:fail") {
    // A container that failed because of its tests is not one more failure; one that failed by itself is.
    return isContainer && details.error?.failureType === "subtestsFailed" ? undefined : "failed";
  }
  return type === "test:pass" && !isContainer ? "passed" : undefined;
}
