import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { startRegistry } from "../parts/registry.mjs";
import type { PullProgress } from "../../src/engine/engine";
import { isAbortError } from "../../src/platform/abort";
import { failureOf, patient, type Contract } from "./engineContract";

type Registry = Awaited<ReturnType<typeof startRegistry>>;

const login = { user: "me", password: "sec:ret" };
const windows2022 = { os: "windows", architecture: "amd64", osVersion: "10.0.20348.2527" };

/** Pulling from a registry. */
export function pullContract(contract: Contract): void {
  describe("pulls", () => {
    let registry: Registry | undefined;
    let closed: Registry | undefined;
    before(async () => {
      [registry, closed] = await Promise.all([startRegistry(), startRegistry({ htpasswd: login })]);
      await registry.push({ name: "app", tag: "1", layers: [200_000, 3_000_000] });
      await registry.push({ name: "slow", tag: "1", layers: [20_000_000] });
      await registry.push({ name: "win", tag: "only", layers: [1_000], platform: windows2022 });
      const entry = await registry.push({ name: "win", layers: [1_000], platform: windows2022 });
      const linux = await registry.push({ name: "win", layers: [1_000] });
      await registry.pushManifestList({ name: "win", tag: "list", manifests: [entry] });
      await registry.pushManifestList({ name: "win", tag: "both", manifests: [linux, entry] });
      await closed.push({ name: "secret/app", tag: "1", layers: [1_000] });
    });
    after(async () => {
      await Promise.all([registry?.stop(), closed?.stop()]);
    });

    const nameOf = (name: string): string => `${registry?.host ?? ""}/${name}`;
    const pull = (reference: string, signal = patient, onProgress: (step: PullProgress) => void = () => undefined) =>
      contract.engine.pull(reference, { onProgress }, signal);

    it("an image, telling the progress of each layer", async () => {
      const steps: PullProgress[] = [];
      await pull(nameOf("app:1"), patient, (step) => steps.push(step));
      const [found] = await contract.engine.list("image", patient, [nameOf("app:1")]);
      assert.deepEqual(found?.tags, [nameOf("app:1")]);
      const done = steps.filter(({ status }) => status === "Pull complete").map(({ layer }) => layer);
      assert.equal(new Set(done).size, 2);
      for (const layer of done) {
        const own = steps.filter((step) => step.layer === layer);
        const sized = own.filter(({ currentBytes, totalBytes }) => (currentBytes ?? 1) <= (totalBytes ?? 0));
        assert.ok(own[0]?.status === "Pulling fs layer" && sized.length > 0, JSON.stringify(own));
      }
    });

    it("and makes the engine stop when cancelled", async () => {
      registry?.setDownloadRate(1_000_000);
      const controller = new AbortController();
      const pulling = pull(nameOf("slow:1"), controller.signal, ({ currentBytes = 0 }) => {
        if (currentBytes > 0) {
          controller.abort();
        }
      });
      await assert.rejects(pulling, isAbortError);
      // At full speed an engine that went on would be done long before we look.
      registry?.setDownloadRate(undefined);
      await delay(3_000);
      assert.deepEqual(await contract.engine.list("image", patient, [nameOf("slow:1")]), []);
      await pull(nameOf("slow:1"));
      assert.equal((await contract.engine.list("image", patient, [nameOf("slow:1")])).length, 1);
    });

    it("with the login that docker login left, and says that one is needed without", async () => {
      const reference = `${closed?.host ?? ""}/secret/app:1`;
      const asking = () => contract.engine.distribution(reference, patient);
      for (const denied of [await failureOf(pull(reference)), await failureOf(asking())]) {
        assert.ok(denied.kind === "registryDenied" && denied.reference === reference, JSON.stringify(denied));
      }

      const folder = await mkdtemp(join(tmpdir(), "pull-login-"));
      const auth = Buffer.from(`${login.user}:${login.password}`).toString("base64");
      await writeFile(join(folder, "config.json"), JSON.stringify({ auths: { [closed?.host ?? ""]: { auth } } }));
      const { DOCKER_CONFIG: previous } = process.env;
      process.env.DOCKER_CONFIG = folder;
      try {
        assert.equal((await asking()).length, 1);
        await pull(reference);
      } finally {
        if (previous === undefined) {
          delete process.env.DOCKER_CONFIG;
        } else {
          process.env.DOCKER_CONFIG = previous;
        }
        await rm(folder, { recursive: true });
      }
      assert.equal((await contract.engine.list("image", patient, [reference])).length, 1);
    });

    it("knows before what an image is made for, of one image and of a list", async () => {
      const platforms = (tag: string) => contract.engine.distribution(nameOf(tag), patient);
      const linux = { os: "linux", architecture: "amd64", build: undefined };
      const windows = { os: "windows", architecture: "amd64", build: { build: 20348, revision: 2527 } };
      assert.deepEqual(await platforms("app:1"), [linux]);
      assert.deepEqual(await platforms("win:both"), [linux, windows]);
      const [only] = await platforms("win:only");
      assert.equal(only?.os, "windows");
      await pull(nameOf("app:1"));
      assert.deepEqual(await contract.engine.imagePlatform(nameOf("app:1"), patient), linux);
    });

    it("and says which mode an image needs that is not for this one", async () => {
      for (const tag of ["list", "only"]) {
        const failure = await failureOf(pull(nameOf(`win:${tag}`)));
        assert.ok(failure.kind === "wrongMode", JSON.stringify(failure));
        assert.deepEqual([failure.required, failure.actual], ["windows", "linux"]);
      }
    });

    it("and says what the registry does not have, and that it does not answer", async () => {
      const missing = await failureOf(pull(nameOf("app:2")));
      assert.ok(missing.kind === "notFound" && missing.object === "reference", JSON.stringify(missing));
      const silent = await failureOf(pull("127.0.0.1:9/app:1"));
      assert.ok(silent.kind === "engineFailed" && silent.detail.includes("127.0.0.1:9"), JSON.stringify(silent));
    });
  });
}
