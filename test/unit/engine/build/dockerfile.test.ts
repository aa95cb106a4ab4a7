import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDockerfile, type DockerfileChoices } from "../../../../src/engine/build/dockerfile";

const bases = (lines: readonly string[], choices?: DockerfileChoices) =>
  readDockerfile(lines.join("\n"), choices).baseImages;

const twoStages = [
  "ARG RELEASE=ltsc2022",
  "ARG ROOT=mcr.microsoft.com/windows",
  "ARG BASE=${ROOT}/servercore:$RELEASE",
  "FROM golang:1.25 AS Build",
  "ARG RELEASE",
  "FROM ${BASE}",
  "COPY --from=build C:/app C:/app",
];

describe("The images that a Dockerfile needs", () => {
  it("are those of all its stages, with what ARG says before the first one", () => {
    assert.deepEqual(bases(twoStages), ["golang:1.25", "mcr.microsoft.com/windows/servercore:ltsc2022"]);
  });

  it("change with the build's arguments", () => {
    assert.deepEqual(bases(twoStages, { buildArguments: { RELEASE: "ltsc2025" } }), [
      "golang:1.25",
      "mcr.microsoft.com/windows/servercore:ltsc2025",
    ]);
  });

  it("end with the target, whatever the case of its name", () => {
    assert.deepEqual(bases(twoStages, { target: "BUILD" }), ["golang:1.25"]);
    assert.deepEqual(bases(twoStages, { target: "other" }).length, 2);
  });

  it("do not count a stage that begins from an earlier one, and get the tag that is meant", () => {
    assert.deepEqual(bases(["FROM alpine AS base", "FROM base AS next", "FROM NEXT"]), ["alpine:latest"]);
  });

  it("are also those that files are copied from", () => {
    const lines = ["FROM alpine AS base", "COPY --from=lab/tools:2 /a /a", "FROM base", "COPY --from=0 /a /a"];
    assert.deepEqual(bases(lines), ["alpine:latest", "lab/tools:2"]);
    assert.deepEqual(bases(["FROM alpine AS one", "FROM one", "COPY --from=late /a /a"], { target: "one" }), [
      "alpine:latest",
    ]);
  });

  it("are left out where a variable is not known, and taken with the value that stands beside it", () => {
    assert.deepEqual(bases(["ARG TAG", "FROM alpine:$TAG"]), []);
    assert.deepEqual(bases(["ARG TAG", "FROM alpine:${TAG:-3}"]), ["alpine:3"]);
    assert.deepEqual(bases(["ARG SLIM=1", "FROM alpine:3${SLIM:+-slim}"]), ["alpine:3-slim"]);
    assert.deepEqual(bases(["FROM alpine:3${SLIM:+-slim}"]), ["alpine:3"]);
  });

  it("are found with another escape character, comments, continued lines and instructions in lower case", () => {
    const lines = ["# escape=`", "# the base", "from `", "  --platform=windows/amd64 `", "  lab/win:1 as base"];
    assert.deepEqual(bases(lines), ["lab/win:1"]);
  });

  it("leave out nothing's own name, which is told apart", () => {
    const facts = readDockerfile("FROM scratch\nCOPY app /\n");
    assert.deepEqual([facts.baseImages, facts.beginsFromScratch], [[], true]);
    assert.equal(readDockerfile(twoStages.join("\n")).beginsFromScratch, false);
  });
});

describe("The choices that a Dockerfile offers", () => {
  it("are its named stages and its arguments with their defaults", () => {
    const facts = readDockerfile(twoStages.join("\n"));
    assert.deepEqual(facts.stages, ["build"]);
    assert.deepEqual([...facts.buildArguments.keys()].toSorted(), ["BASE", "RELEASE", "ROOT"]);
    assert.equal(facts.buildArguments.get("RELEASE"), "ltsc2022");
  });

  it("are none in a file that is no Dockerfile", () => {
    const facts = readDockerfile("hello\n\u0000");
    assert.deepEqual([facts.stages, facts.baseImages, [...facts.buildArguments]], [[], [], []]);
  });
});
