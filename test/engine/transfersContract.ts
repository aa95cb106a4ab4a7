import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { extract, pack } from "tar-stream";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { startRegistry } from "../parts/registry.mjs";
import type { PullProgress } from "../../src/engine/engine";
import type { ByteStream } from "../../src/engine/transfers";
import { isAbortError } from "../../src/platform/abort";
import { outputOf } from "./actionsContract";
import { failureOf, image, patient, type Contract } from "./engineContract";

const megabyte = Buffer.alloc(2 ** 20, "x");

/** Files and images that go in and out. */
export function transfersContract(contract: Contract): void {
  describe("copies", () => {
    it("files into a container that does not run, and out of it again", async () => {
      const { engine } = contract;
      const { id } = await engine.create({ image, command: ["cat", "/tmp/in/a.txt"] }, patient);
      await engine.transfers.copyTo(id, "/tmp", archive({ "in/a.txt": "hello\n", "in/b/c": "deep" }), patient);
      assert.deepEqual(await filesIn(engine.transfers.copyFrom(id, "/tmp/in", patient)), {
        "in/a.txt": "hello\n",
        "in/b/c": "deep",
      });
      await engine.start(id, patient);
      assert.equal(await outputOf(contract, id), "hello\n");
    });

    it("more than fits into memory at a time, without keeping it there", async () => {
      const { engine } = contract;
      const { id } = await engine.create({ image }, patient);
      await engine.transfers.copyTo(id, "/tmp", bigArchive(64), patient);
      let bytes = 0;
      for await (const chunk of engine.transfers.copyFrom(id, "/tmp/big", patient)) {
        bytes += chunk.byteLength;
      }
      assert.ok(bytes > 64 * 2 ** 20, `${bytes}`);
      await engine.remove("container", id, {}, patient);
    });

    it("nothing into a folder, out of a path or of a container that is not there", async () => {
      const { engine } = contract;
      const { id } = await engine.create({ image }, patient);
      const first = async (stream: ByteStream) => {
        for await (const chunk of stream) {
          return chunk;
        }
        return undefined;
      };
      for (const call of [
        () => engine.transfers.copyTo(id, "/no/such/folder", archive({ a: "1" }), patient),
        () => engine.transfers.copyTo(id, "/no/such/folder", bigArchive(8), patient),
        () => first(engine.transfers.copyFrom(id, "/no/such/file", patient)),
        () => first(engine.transfers.copyFrom("nothing", "/tmp", patient)),
        () => first(engine.transfers.exportContainer("nothing", patient)),
      ]) {
        const failure = await failureOf(call());
        assert.ok(failure.kind === "notFound" && failure.object === "container", JSON.stringify(failure));
      }
    });

    it("until it is cancelled", async () => {
      const { engine } = contract;
      const { id } = await engine.create({ image }, patient);
      const controller = new AbortController();
      const endless = (async function* () {
        yield await Promise.resolve(new Uint8Array(512));
        await new Promise((resolve) => controller.signal.addEventListener("abort", resolve));
      })();
      const copying = engine.transfers.copyTo(id, "/tmp", endless, controller.signal);
      setTimeout(() => controller.abort(), 300);
      await assert.rejects(copying, isAbortError);
    });

    it("the whole of a container's files", async () => {
      const { engine } = contract;
      const { id } = await engine.create({ image }, patient);
      const files = await filesIn(engine.transfers.exportContainer(id, patient));
      assert.match(files["etc/passwd"] ?? "", /^root:/);
    });
  });

  describe("carries images", () => {
    let registry: Awaited<ReturnType<typeof startRegistry>> | undefined;
    before(async () => {
      registry = await startRegistry();
    });
    after(() => registry?.stop());

    it("under further names", async () => {
      const { engine } = contract;
      await engine.transfers.tag(image, "further/name:2", patient);
      const [found] = await engine.list("image", patient, ["further/name:2"]);
      assert.ok(found?.tags.includes(image));
      assert.equal((await failureOf(engine.transfers.tag("nothing:1", "x:1", patient))).kind, "notFound");
    });

    it("to a registry, telling the progress of each layer, and back", async () => {
      const { engine } = contract;
      const reference = `${registry?.host ?? ""}/team/pushed:1`;
      const steps: PullProgress[] = [];
      await engine.transfers.tag(image, reference, patient);
      await engine.transfers.push(reference, { onProgress: (step) => steps.push(step) }, patient);
      assert.ok(
        steps.some(({ layer, status }) => layer !== undefined && status === "Pushed"),
        JSON.stringify(steps),
      );
      await engine.remove("image", reference, {}, patient);
      await engine.pull(reference, { onProgress: () => undefined }, patient);
      assert.equal((await engine.list("image", patient, [reference])).length, 1);
    });

    it("nowhere that does not answer, and not when there is no such image", async () => {
      const { engine } = contract;
      const push = (reference: string) => engine.transfers.push(reference, { onProgress: () => undefined }, patient);
      await engine.transfers.tag(image, "127.0.0.1:9/app:1", patient);
      assert.equal((await failureOf(push("127.0.0.1:9/app:1"))).kind, "engineFailed");
      assert.equal((await failureOf(push("127.0.0.1:9/other:1"))).kind, "notFound");
    });

    it("into an archive and out of it", async () => {
      const { engine } = contract;
      await engine.transfers.tag(image, "saved/one:1", patient);
      await engine.transfers.tag(image, "saved/two:1", patient);
      const chunks: Uint8Array[] = [];
      for await (const chunk of engine.transfers.save(["saved/one:1", "saved/two:1"], patient)) {
        chunks.push(chunk);
      }
      await engine.remove("image", "saved/one:1", {}, patient);
      await engine.remove("image", "saved/two:1", {}, patient);
      const loaded = await engine.transfers.load(Readable.from(chunks), patient);
      assert.deepEqual([...loaded].sort(), ["saved/one:1", "saved/two:1"]);
      assert.equal((await engine.list("image", patient, ["saved/two:1"])).length, 1);
    });

    it("out of no file that is no archive", async () => {
      const failure = await failureOf(contract.engine.transfers.load(Readable.from([Buffer.from("hello")]), patient));
      assert.ok(failure.kind === "engineFailed" || failure.kind === "refused", JSON.stringify(failure));
    });
  });
}

function archive(files: Readonly<Record<string, string>>): ByteStream {
  const packed = pack();
  for (const [name, content] of Object.entries(files)) {
    packed.entry({ name }, content);
  }
  packed.finalize();
  return packed;
}

/** A file of so many megabytes, made while it is read. */
function bigArchive(megabytes: number): ByteStream {
  const packed = pack();
  const entry = packed.entry({ name: "big", size: megabytes * 2 ** 20 });
  const content = Readable.from(
    (function* () {
      for (let count = 0; count < megabytes; count += 1) {
        yield megabyte;
      }
    })(),
  );
  pipeline(content, entry).then(
    () => packed.finalize(),
    () => undefined,
  );
  return packed;
}

async function filesIn(stream: ByteStream): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  const unpacking = extract();
  unpacking.on("entry", (header, content, next) => {
    const chunks: Buffer[] = [];
    content.on("data", (chunk: Buffer) => chunks.push(chunk));
    content.on("end", () => {
      if (header.type === "file") {
        files[header.name] = Buffer.concat(chunks).toString();
      }
      next();
    });
  });
  await pipeline(stream, unpacking);
  return files;
}
