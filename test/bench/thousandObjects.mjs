// @ts-check
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey } from "../parts/cache.mjs";
import { startDockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";

export const containerCount = 1_000;
export const repositoryCount = 10;
const tagsOfRepository = 100;

/** Changes with what `fill` makes. */
const recipe = `${containerCount} containers, ${repositoryCount} x ${tagsOfRepository} tags, recipe 1`;

/**
 * A Docker Engine with 1,000 containers that were never started and 1,000 image tags in ten repositories, all of one image.
 * They take minutes to make and so are made once; nobody may change them.
 */
export async function startThousandObjects() {
  const folder = await cached("bench-engine", contentKey(recipe), fill);
  return startDockerEngine({ name: "bench-thousand", dataRoot: join(folder, "data") });
}

/** @param {string} folder */
async function fill(folder) {
  const dataRoot = join(folder, "data");
  await mkdir(dataRoot);
  const engine = await startDockerEngine({ name: "bench-fill", dataRoot });
  try {
    const image = await busyboxImage(engine.api, "app-0:1");
    for (let repository = 0; repository < repositoryCount; repository += 1) {
      for (let tag = 1; tag <= tagsOfRepository; tag += 1) {
        await engine.api.request("POST", `/images/${image}/tag?repo=app-${repository}&tag=${tag}`);
      }
    }
    for (let index = 0; index < containerCount; index += 1) {
      // What a container of everyday use has: a command, some labels, a port.
      const json = {
        Image: `app-${index % repositoryCount}:${1 + (index % tagsOfRepository)}`,
        Cmd: ["sleep", "3600"],
        Labels: { "org.example.team": `team-${index % 7}`, "org.example.purpose": "bench" },
        ExposedPorts: { "80/tcp": {} },
      };
      await engine.api.request("POST", `/containers/create?name=container-${index}`, { json });
    }
  } finally {
    await engine.stop();
  }
}
