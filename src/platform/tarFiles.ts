/** A bundle that loads a CommonJS package by itself has all of it under `default`: loaded through here, it has its names. */
export { extract, pack } from "tar-fs";
