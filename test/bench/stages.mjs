// @ts-check
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const desktop = join(import.meta.dirname, "..", "..", "src", "desktop");

const linesOfASample = 200_000;
/** As an engine's log stream brings them. */
const chunkBytes = 16 * 1024;
const readyLine = "windows-containers ready 5f3a";

/** What an installation says, and between its lines what a talkative guest writes to its serial port. */
const told = [
  "❯ Starting Windows for Docker v6.05...",
  "\u001b[1;34m❯ \u001b[1;36mDownloading Windows 11...\u001b[0m",
  "0% → 10% → 20% → 30% → 40% → 50% → 60% → 70% → 80% → 90% → 100%",
  "\u001b[1;31m❯ Warning: failed to setup NAT networking, falling back to user-mode networking!\u001b[0m",
  "\u001b[1;34m❯ \u001b[1;36mWriting overlay image...\u001b[0m",
  "❯ Guest: 172.30.0.2/24 (Windows)  |  Mode: NAT  |  MAC: 02:AA",
  "\u001b[1;34m❯ \u001b[1;36mBooting Windows using QEMU v11.1.0...\u001b[0m",
  '\u001b[2J\u001b[01;01HBdsDxe: starting Boot0001 "UEFI QEMU DVD-ROM QM00013 " from PciRoot(0x0)/Pci(0x5,0x0)/Sata(0x0)',
  'BdsDxe: starting Boot0004 "Windows Boot Manager" from HD(1,GPT,9A)/\\EFI\\Microsoft\\Boot\\bootmgfw.efi',
  readyLine,
  ...Array.from(
    { length: 30 },
    (_, at) => `[   12.${at}] a line that some driver writes to the serial port, number ${at}`,
  ),
];

/**
 * The bytes of a log, through the same reader and parser that follow a desktop.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureStages({ runs, say }) {
  const { LineReader, emptyPicture, readLine } = await loadParser();
  const lines = Array.from({ length: linesOfASample }, (_, at) => told[at % told.length]);
  const log = Buffer.from(`${lines.join("\n")}\n`);
  const read = () => {
    const reader = new LineReader();
    let picture = emptyPicture;
    let count = 0;
    for (let at = 0; at < log.length; at += chunkBytes) {
      for (const line of reader.push(log.subarray(at, at + chunkBytes))) {
        picture = readLine(picture, line, readyLine);
        count += 1;
      }
    }
    if (count !== linesOfASample || picture.imageVersion !== "6.05") {
      throw new Error(`The parser read ${count} lines, of image ${picture.imageVersion}.`);
    }
  };
  read();
  const samples = Array.from({ length: runs }, () => {
    const began = performance.now();
    read();
    return (linesOfASample * 1000) / (performance.now() - began);
  });
  say(`${linesOfASample} lines, ${(log.length / 1e6).toFixed(1)} MB`);
  return [{ name: "desktop.stages.lines", unit: "lines/s", target: 200_000, bound: "atLeast", samples }];
}

async function loadParser() {
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-stages-"));
  try {
    const contents = 'export * from "./stageParser"; export * from "./lineReader";';
    const outfile = join(folder, "parser.mjs");
    await build({ stdin: { contents, resolveDir: desktop }, outfile, bundle: true, platform: "node", format: "esm" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
