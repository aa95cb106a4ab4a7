import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { baseImages } from "../../../src/compatibility/baseImages";
import { windowsReleases } from "../../../src/compatibility/windowsReleases";
import { workingReference, workingReferences } from "../../../src/compatibility/workingReference";

const nanoserver = "mcr.microsoft.com/windows/nanoserver";
const framework = "mcr.microsoft.com/dotnet/framework/aspnet";

describe("workingReference", () => {
  for (const [reference, release, expected] of [
    [`${nanoserver}:ltsc2025`, "ltsc2022", `${nanoserver}:ltsc2022`],
    [`${nanoserver}:10.0.26100.1742`, "ltsc2019", `${nanoserver}:ltsc2019`],
    [`${nanoserver}:ltsc2025`, "ltsc2016", undefined],
    ["mcr.microsoft.com/windows:1809", "ltsc2022", undefined],
    [`${framework}:4.8-windowsservercore-ltsc2025`, "ltsc2022", `${framework}:4.8-windowsservercore-ltsc2022`],
    [`${framework}:4.8-windowsservercore-1809`, "ltsc2022", `${framework}:4.8-windowsservercore-ltsc2022`],
    ["lab:5000/web:3.1-nanoserver-20H2", "ltsc2025", "lab:5000/web:3.1-nanoserver-ltsc2025"],
    ["lab:5000/web:of-2004", "ltsc2022", undefined],
    ["lab:5000/web:1", "ltsc2022", undefined],
    ["lab:5000/web", "ltsc2022", undefined],
  ] as const) {
    it(`is ${expected ?? "not known"} for ${reference} and ${release}`, () =>
      assert.equal(workingReference(reference, release), expected));
  }
});

describe("the images that a file names", () => {
  function changed(text: string): string {
    return workingReferences(text, "ltsc2022").reduceRight(
      (all, { start, reference, working }) => `${all.slice(0, start)}${working}${all.slice(start + reference.length)}`,
      text,
    );
  }

  it("are made of the working release in each stage of a Dockerfile", () => {
    const text = `ARG BASE=${nanoserver}:ltsc2025\r\nFROM --platform=windows/amd64 ${framework}:4.8-windowsservercore-ltsc2025 AS build\nfrom alpine:3\nRUN echo ${nanoserver}:ltsc2025\nFROM ${nanoserver}:$TAG\nFROM ${nanoserver}:ltsc$YEAR\n`;

    assert.equal(
      changed(text),
      text.replace("server:ltsc2025\r", "server:ltsc2022\r").replace("core-ltsc2025", "core-ltsc2022"),
    );
  });

  it("are made of the working release in each service of a compose file", () => {
    const text = `services:\n  web:\n    image: "${nanoserver}:ltsc2025" # new\n  db:\n    image: redis:7\n`;

    assert.equal(changed(text), text.replace("ltsc2025", "ltsc2022"));
  });
});

describe("The catalogue of base images", () => {
  it("has for every release a base image, and an end of support after the mainstream's", () => {
    for (const { tag, mainstreamEnds, supportEnds } of windowsReleases) {
      assert.ok(baseImages.some(({ tags }) => tag in tags));
      assert.ok(Date.parse(mainstreamEnds) < Date.parse(supportEnds));
    }
  });
});
