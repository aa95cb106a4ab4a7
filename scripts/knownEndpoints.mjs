// @ts-check
import { homedir } from "node:os";

/** What of the extension's own sources is needed, for there is one list of places only. */
const source = `
  export { dockerConfigFolderHere, readDockerConfig } from "./src/engine/endpoints/dockerConfig";
  export { resolveEndpoints } from "./src/engine/endpoints/resolveEndpoints";
`;

/**
 * The places where the extension looks for engines on this machine, contexts included.
 * @returns {Promise<readonly import("./engineChoice.mjs").KnownEndpoint[]>}
 */
export async function knownEndpoints() {
  const { build } = await import("esbuild");
  const built = await build({
    stdin: { contents: source, resolveDir: `${import.meta.dirname}/..`, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  const text = built.outputFiles[0]?.text ?? "";
  const engine = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  return engine.resolveEndpoints({
    environment: process.env,
    platform: process.platform,
    homeFolder: homedir(),
    config: await engine.readDockerConfig(engine.dockerConfigFolderHere()),
    extra: [],
  });
}
