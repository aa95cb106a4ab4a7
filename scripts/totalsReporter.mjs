// @ts-check
/**
 * A reporter for node's test runner that ends with the suite's totals as JSON. Files and `describe` blocks are not
 * counted; a file that fails to load is. Which files have failures is told as well.
 * @param {AsyncIterable<{ type: string, data: any }>} source
 */
export default async function* totalsReporter(source) {
  const totals = { passed: 0, failed: 0, skipped: 0, leftOut: /** @type {string[]} */ ([]) };
  const failedFiles = new Set();
  for await (const { type, data } of source) {
    const outcome = outcomeOf(type, data);
    if (outcome !== undefined) {
      totals[outcome] += 1;
    }
    // A test says where it comes from in the sources; only the end of a whole file has the name that was run.
    if (type === "test:complete" && data.name === data.file && data.details?.passed === false) {
      failedFiles.add(data.file);
    }
    if (outcome === "skipped") {
      totals.leftOut.push(`${data.name}: ${data.skip === true ? "no reason given" : data.skip}`);
    }
  }
  yield JSON.stringify({ ...totals, failedFiles: [...failedFiles] });
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
