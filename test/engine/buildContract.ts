import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { BuildOptions } from "../../src/engine/buildOptions";
import type { BuildProgress } from "../../src/engine/engine";
import { isAbortError } from "../../src/platform/abort";
import { failureOf, image, patient, type Contract } from "./engineContract";

/** Building an image from a folder. */
export function buildContract(contract: Contract): void {
  describe("builds", () => {
    let folder = "";
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "build-"));
    });
    afterEach(async () => rm(folder, { recursive: true }));

    const write = async (path: string, text: string): Promise<void> => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    };

    async function build(options: Partial<BuildOptions> = {}, signal = patient, onSeen: Seen = () => undefined) {
      const seen: BuildProgress[] = [];
      const onProgress: Seen = (step) => {
        seen.push(step);
        onSeen(step);
      };
      const all = { contextFolder: folder, dockerfile: "Dockerfile", ...options };
      const { imageId } = await contract.engine.build(all, { baseImages: [image], onProgress }, signal);
      return { imageId, seen, said: seen.map((step) => ("text" in step ? step.text : "")).join("") };
    }

    it("an image with a tag, telling each step and what the steps say", async () => {
      await write("Dockerfile", `FROM ${image}\nCOPY greeting /\nRUN cat /greeting\n`);
      await write("greeting", "good day\n");
      const { imageId, seen, said } = await build({ tag: "lab/greeting:1" });
      const [found] = await contract.engine.list("image", patient, ["lab/greeting:1"]);
      assert.deepEqual([found?.id, found?.tags], [imageId, ["lab/greeting:1"]]);
      const steps = seen.flatMap((step) =>
        step.kind === "step" ? [`${step.number}/${step.total} ${step.instruction}`] : [],
      );
      assert.deepEqual(steps, [`1/3 FROM ${image}`, "2/3 COPY greeting /", "3/3 RUN cat /greeting"]);
      assert.match(said, /^good day$/m);
      assert.match(said, /^Successfully tagged lab\/greeting:1$/m);
    });

    it("with what .dockerignore leaves of the folder, and with links and rights as they are", async () => {
      const find = "cd /context && find . ! -name . -exec ls -ld {} + | sed 's/ .*root.* \\./ ./'";
      await write("build files/app.dockerfile", `FROM ${image}\nCOPY . /context\nRUN ${find}\n`);
      await write(".dockerignore", "# nothing heavy\nnode_modules\n*.log\n!keep.log\nbuild files\n");
      await write("node_modules/left/out.js", "");
      await write("src/main.js", "");
      await write("noise.log", "");
      await write("keep.log", "");
      await write("run.sh", "");
      await chmod(join(folder, "run.sh"), 0o755);
      await symlink("src/main.js", join(folder, "link"));
      // The engine gets the Dockerfile in any case, and takes it away itself when it is to be ignored.
      const { said } = await build({ dockerfile: "build files/app.dockerfile" });
      const files = said.split("\n").flatMap((line) => /^([-dl]\S+) \.\/(.+)$/.exec(line)?.slice(1).join(" ") ?? []);
      assert.deepEqual(files.toSorted(), [
        "-rw-r--r-- .dockerignore",
        "-rw-r--r-- keep.log",
        "-rw-r--r-- src/main.js",
        "-rwxr-xr-x run.sh",
        "drwxr-xr-x build files",
        "drwxr-xr-x src",
        "lrwxrwxrwx link -> src/main.js",
      ]);
    });

    it("to the target, with the arguments it is given", async () => {
      const stages = [
        `ARG BASE=nowhere/missing:1`,
        `FROM \${BASE} AS first`,
        `ARG WHO=nobody`,
        `RUN echo "for \${WHO}"`,
        `FROM first AS second`,
        `RUN echo too far`,
      ];
      await write("Dockerfile", stages.join("\n"));
      const { said } = await build({ target: "first", buildArguments: { BASE: image, WHO: "you" } });
      assert.match(said, /^for you$/m);
      assert.doesNotMatch(said, /too far/);
    });

    it("and makes the engine stop when cancelled", async () => {
      await write("Dockerfile", `FROM ${image}\nRUN echo begun && sleep 1 && echo ended > /ended\n`);
      const controller = new AbortController();
      const building = build({ tag: "lab/cancelled:1" }, controller.signal, (step) => {
        if (step.kind === "output" && step.text.includes("begun")) {
          controller.abort();
        }
      });
      await assert.rejects(building, isAbortError);
      // An engine that went on would be done long before we look.
      await delay(3_000);
      assert.deepEqual(await contract.engine.list("image", patient, ["lab/cancelled:1"]), []);
      const containers = await contract.engine.list("container", patient);
      assert.deepEqual(
        containers.filter(({ command }) => command.includes("echo begun")),
        [],
      );
    });

    it("or says which instruction failed, and what is wrong with a Dockerfile", async () => {
      await write("Dockerfile", `FROM ${image}\nRUN exit 7\n`);
      const failed = await failureOf(build());
      assert.ok(failed.kind === "buildFailed" && failed.detail.includes("exit 7"), JSON.stringify(failed));
      await write("Dockerfile", `FROM ${image}\nRUM ls\n`);
      const wrong = await failureOf(build());
      assert.ok("detail" in wrong && /unknown instruction: rum/i.test(wrong.detail), JSON.stringify(wrong));
    });

    it("or says that there is no such folder, which is not the engine's fault", async () => {
      const missing = join(folder, "missing");
      const failed = await failureOf(build({ contextFolder: missing }));
      assert.ok(failed.kind === "contextUnreadable" && failed.folder === missing, JSON.stringify(failed));
    });
  });
}

type Seen = (step: BuildProgress) => void;
