import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { publishedCell, publishedMatrix, type PublishedCell } from "../../../src/compatibility/publishedMatrix";
import { verdict, type Verdict } from "../../../src/compatibility/verdict";
import type { ImagePlatform } from "../../../src/engine/model";

const windowsImage = (build: number | undefined, revision?: number): ImagePlatform => ({
  os: "windows",
  architecture: "amd64",
  build: build === undefined ? undefined : { build, revision },
});

const onWindows = (
  build: number,
  image: ImagePlatform,
  { revision, hypervisor = "unknown" }: { revision?: number; hypervisor?: "present" | "missing" | "unknown" } = {},
): Verdict => verdict({ mode: "windows", hostBuild: { build, revision } }, image, { hypervisor });

const short = ({ kind, reason }: Verdict): string => `${kind}: ${reason}`;

/**
 * The table as Microsoft prints it, copied by hand and apart from the product's data. P: process, H: Hyper-V; by the
 * images' builds in the first row.
 */
const printed = `
host                             14393 17763 20348 26100
Windows Server 2016              PH    -     -     -
Windows Server 2019              H     PH    -     -
Windows Server 2022              H     H     PH    -
Windows Server 23H2              -     -     P     -
Windows Server 2025, 11 24H2     H     H     PH    PH
Windows 10                       H     H     -     -
Windows 11 21H2 to 23H2          H     H     PH    -
Windows 11 25H2                  H     H     PH    PH
`;
const printedHosts = [[14393], [17763], [20348], [25398], [26100], [19045], [22000, 22621, 22631], [26200]];
const printedCells: Readonly<Record<string, PublishedCell>> = {
  PH: "process and hyperv",
  P: "process",
  H: "hyperv",
  "-": "none",
};

/** What follows from a cell, where nothing more is known than the table. */
const expected: Readonly<Record<PublishedCell, readonly string[]>> = {
  "process and hyperv": ["process: sameBuild", "process: fitsKernel"],
  process: ["process: processOnly"],
  hyperv: ["hypervOnly: otherBuild"],
  none: ["cannotRun: imageNewer", "unknown: notPublished"],
};

/** Where we do not say what the table says, and why. */
const deviations = new Map([
  ["26200/20348", "hypervOnly: tooOldDespiteTable"],
  ["26200/26100", "unknown: reportedFailing"],
]);

describe("The published table", () => {
  const [images = [], ...rows] = printed
    .trim()
    .split("\n")
    .map((line) => line.split(/ {2,}| (?=\d{5}\b)/).slice(1));
  for (const [index, cells] of rows.entries()) {
    for (const host of printedHosts[index] ?? []) {
      for (const [column, image] of images.entries()) {
        it(`says ${cells[column] ?? "nothing"} of an image of build ${image} on a host of build ${host}`, () => {
          assert.equal(publishedCell(host, Number(image)), printedCells[cells[column] ?? ""]);
        });
      }
    }
  }

  it("has each of its 32 cells", () => {
    assert.deepEqual([images.length, rows.length, printedHosts.length], [4, 8, 8]);
    assert.equal(rows.flat().length, 32);
  });
});

describe("The verdict on an image", () => {
  for (const { host, hostBuilds, cells } of publishedMatrix) {
    for (const hostBuild of hostBuilds) {
      for (const [imageBuild, cell] of Object.entries(cells)) {
        const deviation = deviations.get(`${hostBuild}/${imageBuild}`);
        it(`of build ${imageBuild} on ${host} (${hostBuild}) is ${deviation ?? `as published: ${cell}`}`, () => {
          const given = onWindows(hostBuild, windowsImage(Number(imageBuild), 1), { revision: 1 });
          if (deviation === undefined) {
            assert.ok(expected[cell].includes(short(given)), short(given));
          } else {
            assert.equal(short(given), deviation);
          }
        });
      }
    }
  }

  it("goes by the rule where nothing is published", () => {
    assert.equal(short(onWindows(27000, windowsImage(26100))), "unknown: reportedFailing");
    assert.equal(short(onWindows(27000, windowsImage(26200))), "process: fitsKernel");
    assert.equal(short(onWindows(27000, windowsImage(20348))), "hypervOnly: otherBuild");
    assert.equal(short(onWindows(26100, windowsImage(25398))), "process: fitsKernel");
    assert.equal(short(onWindows(19042, windowsImage(19041))), "hypervOnly: otherBuild");
    assert.equal(short(onWindows(22631, windowsImage(26100))), "cannotRun: imageNewer");
  });

  it("asks for the same revision on Windows Server 2016 only", () => {
    assert.equal(short(onWindows(14393, windowsImage(14393, 2), { revision: 2 })), "process: sameBuild");
    assert.equal(short(onWindows(14393, windowsImage(14393, 1), { revision: 2 })), "hypervOnly: otherRevision");
    assert.equal(short(onWindows(14393, windowsImage(14393, 1))), "hypervOnly: revisionUnknown");
    assert.equal(short(onWindows(17763, windowsImage(17763, 1), { revision: 2 })), "process: sameBuild");
  });

  it("counts without a hypervisor only what the kernel runs", () => {
    const hypervisor = "missing";
    assert.equal(short(onWindows(26100, windowsImage(17763), { hypervisor })), "cannotRun: noHypervisor");
    assert.equal(short(onWindows(26100, windowsImage(20348), { hypervisor })), "process: noHypervisorNeeded");
    assert.equal(short(onWindows(25398, windowsImage(20348), { hypervisor })), "process: processOnly");
    assert.equal(onWindows(26200, windowsImage(20348), { hypervisor }).works, undefined);
  });

  it("names both builds and the newest release that works, and how", () => {
    const given = onWindows(22631, windowsImage(26100, 1742), { revision: 4460 });
    assert.deepEqual(given.numbers, {
      host: { build: 22631, revision: 4460 },
      image: { build: 26100, revision: 1742 },
    });
    for (const [host, tag, isolation] of [
      [17763, "ltsc2019", "process"],
      [19045, "ltsc2019", "hyperv"],
      [20348, "ltsc2022", "process"],
      [22631, "ltsc2022", "process"],
      [26100, "ltsc2025", "process"],
      [26200, "ltsc2022", "hyperv"],
      [26220, "ltsc2022", "hyperv"],
    ] as const) {
      assert.deepEqual(onWindows(host, windowsImage(99999)).works, { tag, isolation });
    }
  });

  it("does not guess when a build is not known", () => {
    assert.equal(short(onWindows(26100, windowsImage(undefined))), "unknown: buildUnknown");
    const host = { mode: "windows", hostBuild: undefined } as const;
    assert.equal(short(verdict(host, windowsImage(26100), { hypervisor: "unknown" })), "unknown: buildUnknown");
  });

  it("is that an image for the other system cannot run, either way", () => {
    const linux = { os: "linux", architecture: "amd64", build: undefined };
    const linuxHost = { mode: "linux", hostBuild: undefined } as const;
    assert.equal(short(onWindows(26100, linux)), "cannotRun: otherSystem");
    assert.equal(short(verdict(linuxHost, windowsImage(26100), { hypervisor: "unknown" })), "cannotRun: otherSystem");
    assert.equal(verdict(linuxHost, linux, { hypervisor: "unknown" }).kind, "process");
  });
});
