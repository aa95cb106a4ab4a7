// @ts-check
import { askDouble } from "./askDouble.mjs";

/**
 * What DockerCli.exe and docker of the double run: asks the double, says what it is told, ends as it is told. Without an
 * answer it never returns.
 */
const [controlPath = "", program, ...args] = process.argv.slice(2);
const { exitCode, text } = await askDouble(controlPath, "/run", { program, args });
if (text !== "") {
  process[exitCode === 0 ? "stdout" : "stderr"].write(`${text}\n`);
}
process.exitCode = exitCode;
