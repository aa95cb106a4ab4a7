// @ts-check
/** Installs the npm packages, unless they are there. */
import { ensureNpmPackages } from "./npmPackages.mjs";

await ensureNpmPackages();
