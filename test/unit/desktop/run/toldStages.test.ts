import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ImageGeneration } from "../../../../src/desktop/imageGeneration";
import { stagesOf, stepsAt, type InstallStage } from "../../../../src/desktop/run/installStage";
import { emptyPicture, readLine, readStatusPage, type RunPicture } from "../../../../src/desktop/run/stageParser";

interface Release {
  readonly version: string;
  readonly generation: ImageGeneration;
  /** In the order in which this release says them, to the log and to its page. */
  readonly texts: readonly string[];
}

const untilMedium = [
  "Requesting Windows 11 from the Microsoft servers...",
  "Downloading Windows 11...",
  ...["(3.5%)", "(40.0%)", "(99.9%)"].map((progress) => `Downloading Windows 11 ${progress}`),
  "Verifying downloaded ISO...",
  "Detected: Windows 11 Pro",
  "Extracting Windows 11 image...",
];

const afterMedium = ["Creating a 64 GB growable disk image in raw format...", "Configuring boot..."];

const releases: readonly Release[] = [
  {
    version: "6.05",
    generation: "mediumAsItIs",
    texts: [
      ...untilMedium,
      "Building Windows 11 image from ESD file...",
      "Creating overlay image...",
      "Adding drivers to image...",
      "Writing overlay image...",
      ...afterMedium,
    ],
  },
  ...(["4.35", "5.20"] as const).map((version): Release => {
    return {
      version,
      generation: version === "5.20" ? "monitorOnUnix" : "monitorOnTcp",
      texts: [
        ...untilMedium,
        "Adding drivers to image...",
        "Adding OEM folder to image...",
        "Building Windows 11 image...",
        ...afterMedium,
      ],
    };
  }),
];

/** A text that goes to the log, to the page, or to both, and is read at some time after the one before it. */
interface Said {
  readonly text: string;
  readonly log: boolean;
  readonly page: boolean;
  readonly logDelay: number;
  readonly pageDelay: number;
}

function anyReading({ texts }: Release): fc.Arbitrary<readonly Said[]> {
  const saids = texts.map((text) =>
    fc.record({
      text: fc.constant(text),
      ...{ log: fc.boolean(), page: fc.boolean() },
      ...{ logDelay: fc.nat(6), pageDelay: fc.nat(6) },
    }),
  );
  return fc.tuple(...saids);
}

/** Each of the two in its own order, but either behind the other. */
function inOrderOfReading(saids: readonly Said[]): readonly { readonly text: string; readonly by: "log" | "page" }[] {
  const readings = (["log", "page"] as const).flatMap((by) => {
    let at = 0;
    return saids.flatMap((said, index) => {
      at = Math.max(at, index + said[`${by}Delay`]);
      return said[by] ? [{ text: said.text, by, at }] : [];
    });
  });
  return readings.sort((one, other) => one.at - other.at);
}

function read(picture: RunPicture, text: string, by: "log" | "page"): RunPicture {
  return by === "log" ? readLine(picture, `❯ ${text}`, undefined) : readStatusPage(picture, text);
}

function positionOf(stage: InstallStage, generation: ImageGeneration): number {
  const percent = "progress" in stage && stage.progress?.kind === "percent" ? stage.progress.percent : 0;
  return stagesOf(generation).indexOf(stage.kind) + percent / 1000;
}

describe("what is told of an installation", () => {
  for (const release of releases) {
    const { version, generation } = release;
    const begun = readLine(emptyPicture, `❯ Starting Windows for Docker v${version}...`, undefined);

    it(`never steps back, however late its log and its page are read: ${version}`, () => {
      fc.assert(
        fc.property(anyReading(release), (saids) => {
          let picture = begun;
          for (const { text, by } of inOrderOfReading(saids)) {
            const before = positionOf(picture.stage, generation);
            picture = read(picture, text, by);
            assert.ok(positionOf(picture.stage, generation) >= before, `${by}: ${text}`);
          }
        }),
      );
    });

    it(`is shown as steps of which none comes open again: ${version}`, () => {
      let picture = begun;
      const done = new Set<string>();
      for (const text of release.texts) {
        picture = read(picture, text, "log");
        for (const { kind, status } of stepsAt(picture.stage.kind, generation)) {
          assert.ok(status === "done" || !done.has(kind), `${kind} is ${status} after “${text}”`);
          if (status === "done") {
            done.add(kind);
          }
        }
      }
    });
  }

  it("goes back when the download begins anew, whoever says so first", () => {
    const far = read(
      read(emptyPicture, "Downloading Windows 11 (80.0%)", "page"),
      "Verifying downloaded ISO...",
      "log",
    );
    const again = read(far, "Downloading Windows 11 from another.mirror...", "log");
    assert.equal(again.stage.kind, "downloading");
    const seen = read(
      read(emptyPicture, "Downloading Windows 11 (80.0%)", "page"),
      "Downloading Windows 11 (2.0%)",
      "page",
    );
    assert.deepEqual(seen.stage, { kind: "downloading", progress: { kind: "percent", percent: 2 } });
  });

  it("names the building of the medium as a step of the older images, and of the newest only while it happens", () => {
    const kindsOf = (generation: ImageGeneration): readonly string[] =>
      stepsAt("downloading", generation).map(({ kind }) => kind);
    assert.ok(kindsOf("monitorOnUnix").includes("building"));
    assert.ok(!kindsOf("mediumAsItIs").includes("building"));
    assert.ok(stepsAt("building", "mediumAsItIs").some(({ kind }) => kind === "building"));
  });

  it("stays at Windows' own start where the firmware tries the medium first each time", () => {
    const lines = ["Booting from DVD/CD...", "Booting from Hard Disk...", "Booting from DVD/CD..."];
    const picture = lines.reduce((before, line) => readLine(before, line, undefined), emptyPicture);
    assert.equal(picture.stage.kind, "finishing");
  });
});
