// @ts-check
/** What a real engine answers to what is done with containers and images; a part of `recordFixtures.mjs`. */
import { pack } from "tar-stream";
import { textOf } from "./program.mjs";

const dockerfile = 'FROM busybox:latest\nRUN echo built > /built\nCMD ["true"]\n';

/**
 * @param {import("./dockerEngine.mjs").DockerEngine} recorded
 * @param {string} image
 */
export async function recordedActions({ api }, image) {
  const created = await api.request("POST", "/containers/create?name=acted", {
    json: { Image: image, Cmd: ["sh", "-c", "touch /added; rm /bin/vi; sleep 1000"], NetworkDisabled: true },
  });
  await api.request("POST", "/containers/acted/start");
  const exec = await recordedExec(api);
  const answers = {
    created,
    top: await api.request("GET", "/containers/acted/top"),
    changes: await api.request("GET", "/containers/acted/changes"),
    updated: await api.request("POST", "/containers/acted/update", { json: { Memory: 67_108_864, MemorySwap: -1 } }),
    committed: await api.request("POST", "/commit?container=acted&repo=acted&tag=1", { json: {} }),
    ...exec,
    built: await linesOf(await api.stream("POST", "/build?t=built:1&rm=1", { tar: folder(dockerfile) })),
    buildFailed: await linesOf(await api.stream("POST", "/build?rm=1", { tar: folder("FROM busybox\nRUN exit 7\n") })),
    loaded: await linesOf(
      await api.stream("POST", "/images/load?quiet=true", {
        tar: await api.stream("GET", "/images/get?names=built:1"),
      }),
    ),
    loadFailed: await linesOf(await api.stream("POST", "/images/load?quiet=true", { tar: folder("") })),
    builtWithCache: await linesOf(
      await api.stream("POST", "/build?version=2&t=built:2", { tar: folder("FROM scratch\nCOPY Dockerfile /\n") }),
    ),
    diskUsage: await api.request("GET", "/system/df?verbose=true"),
    prunedCache: await api.request("POST", "/build/prune?all=true"),
  };
  await api.request("DELETE", "/containers/acted?force=1");
  return answers;
}

/** @param {import("./dockerApi.mjs").DockerApi} api */
async function recordedExec(api) {
  const json = { Cmd: ["sh", "-c", "sleep 1; exit 3"], AttachStdout: true };
  const { Id } = await api.request("POST", "/containers/acted/exec", { json });
  const output = await api.stream("POST", `/exec/${Id}/start`, { json: { Detach: false } });
  const execRunning = await api.request("GET", `/exec/${Id}/json`);
  await textOf(output);
  return { execCreated: { Id }, execRunning, execEnded: await api.request("GET", `/exec/${Id}/json`) };
}

/** @param {string} text */
function folder(text) {
  const archive = pack();
  archive.entry({ name: "Dockerfile" }, text);
  archive.finalize();
  return archive;
}

/** @param {NodeJS.ReadableStream} answer */
async function linesOf(answer) {
  const lines = (await textOf(answer)).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => JSON.parse(line));
}
