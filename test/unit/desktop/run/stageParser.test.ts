import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { LineReader } from "../../../../src/desktop/run/lineReader";
import { emptyPicture, readLine, readStatusPage, type RunPicture } from "../../../../src/desktop/run/stageParser";

const ready = "windows-containers ready 5f3a";

const info = (text: string): string => `\u001b[1;34m❯ \u001b[1;36m${text}\u001b[0m`;
const error = (text: string): string => `\u001b[1;31m❯ ERROR: ${text}\u001b[0m`;
const warning = (text: string): string => `\u001b[1;31m❯ Warning: ${text}\u001b[0m`;
const bootOf = (medium: string, path: string): string => `BdsDxe: starting Boot0004 "${medium}" from ${path}`;

function after(...lines: readonly string[]): RunPicture {
  return lines.reduce((picture, line) => readLine(picture, line, ready), emptyPicture);
}

/** A modern installation, line for line. */
const installation: readonly (readonly [line: string, stage: string])[] = [
  ["❯ Starting Windows for Docker v6.05...", "starting"],
  ["❯ CPU: AMD EPYC | RAM: 22/24 GB | DISK: 80 GB (ext4) | KERNEL: 6.1.0...", "starting"],
  [info("Requesting Windows 11 from the Microsoft servers..."), "requesting"],
  [info("Downloading ESD catalog..."), "requesting"],
  [info("Downloading Windows 11 in French using a static link..."), "downloading"],
  ["10% → 20% → 30%", "downloading"],
  [info("Verifying downloaded ISO..."), "verifying"],
  [info("Successfully verified ISO!"), "verifying"],
  [info("Detecting version from ISO image..."), "verifying"],
  [info("Detected: Windows 11 Pro"), "verifying"],
  [info("Extracting Windows 11 image..."), "extracting"],
  [info("Extracting bootdisk from ESD file..."), "extracting"],
  [info("Preparing Windows XP installation..."), "extracting"],
  [info("Building Windows 11 image from ESD file..."), "building"],
  [info("Creating system image..."), "building"],
  [info("Creating overlay image..."), "preparingMedia"],
  [info("Adding drivers to image..."), "preparingMedia"],
  [info("Adding OEM files to image..."), "preparingMedia"],
  [info("Adding win11x64.xml for automatic installation..."), "preparingMedia"],
  [info("Writing overlay image..."), "preparingMedia"],
  [info("Creating a 64 GB growable disk image in raw format..."), "creatingDisk"],
  ["❯ Host: 172.30.0.2 | 172.30.0.1", "creatingDisk"],
  ["❯ Guest: 172.30.0.2/24 (Windows)  |  Mode: NAT  |  MAC: 02:AA", "creatingDisk"],
  [info("Booting Windows securely using QEMU v11.1.0..."), "booting"],
  [bootOf("UEFI QEMU DVD-ROM QM00013 ", "PciRoot(0x0)/Pci(0x5,0x0)/Sata(0x0)"), "setup"],
  [info("Windows started successfully, visit http://127.0.0.1:8006/ to view the screen..."), "setup"],
  [bootOf("Windows Boot Manager", "HD(1,GPT,9A)/\\EFI\\Microsoft\\Boot\\bootmgfw.efi"), "finishing"],
  [ready, "finishing"],
];

describe("the log of an installation", () => {
  it("tells each stage in the order in which the image goes through them", () => {
    let picture = emptyPicture;
    for (const [line, stage] of installation) {
      picture = readLine(picture, line, ready);
      assert.equal(picture.stage.kind, stage, line);
    }
    assert.equal(picture.isReady, true);
  });

  it("knows the image's version from its first line", () => {
    assert.equal(after("❯ Starting Windows for Podman v5.14...").imageVersion, "5.14");
  });

  it("never takes “started successfully” for installed", () => {
    const picture = after(
      info("Booting Windows using QEMU v11.1.0..."),
      info("Windows started succesfully, visit http://x"),
    );
    assert.equal(picture.isReady, false);
    assert.equal(picture.machine, "running");
  });

  it("never takes another desktop's word for ready", () => {
    assert.equal(after("windows-containers ready 0000").isReady, false);
  });

  it("never takes the script that will say ready for what it says", () => {
    assert.equal(after(`2: echo ${ready}>COM1`).isReady, false);
    assert.equal(after(`\u001b[2J${ready} \r`).isReady, true);
  });

  it("starts anew with every run of the container", () => {
    assert.equal(after(ready, "❯ Starting Windows for Docker v6.05...").isReady, false);
  });

  it("keeps an error and a warning that a busy engine wrote ahead of the first line", () => {
    const first = "❯ Starting Windows for Docker v6.05...";
    const said = [warning("TUN device is missing."), error("Storage folder (/storage) not found!")];
    const picture = after(...said, first);
    assert.equal(picture.failure?.cause, "storageNotWritable");
    assert.deepEqual(
      picture.hints.map(({ kind }) => kind),
      ["tunMissing"],
    );
    const again = after(first, ...said, first);
    assert.equal(again.failure, undefined);
    assert.deepEqual(again.hints, []);
  });

  it("tells the machine from its preparation", () => {
    assert.equal(after(info("Creating overlay image...")).machine, "notStarted");
    assert.equal(after(info("Booting Windows (legacy) using QEMU v11.1.0...")).machine, "running");
  });

  it("follows a BIOS machine as it follows a UEFI machine", () => {
    assert.equal(after("Booting from DVD/CD...").stage.kind, "setup");
    assert.equal(after("Booting from Hard Disk...").stage.kind, "finishing");
  });

  it("takes an ARM machine's USB medium for Setup", () => {
    assert.equal(after(bootOf("UEFI QEMU USB HARDDRIVE", "PciRoot(0x0)/USB(0x1,0x0)")).stage.kind, "setup");
  });
});

describe("the progress of a download", () => {
  const downloading = info("Downloading Windows 11...");

  it("is the last step of the line of percents", () => {
    assert.deepEqual(after(downloading, "10% → 20% → 70%").stage, {
      kind: "downloading",
      progress: { kind: "percent", percent: 70 },
    });
  });

  it("is the last step of the line of sizes when the whole is not known", () => {
    assert.deepEqual(after(downloading, "500 MB → 1.5 GB").stage, {
      kind: "downloading",
      progress: { kind: "bytes", bytes: 1.5 * 1024 ** 3 },
    });
  });

  it("is read from the dots of the older images", () => {
    const line = "  51200K .......... .......... ..........  42% 10.1M 8m20s";
    assert.deepEqual(after(downloading, line).stage, {
      kind: "downloading",
      progress: { kind: "percent", percent: 42 },
    });
  });

  it("comes from the status page while the log holds its line back", () => {
    const picture = readStatusPage(after(downloading), '<p class="loading">Downloading Windows 11 (12.3%)</p>');
    assert.deepEqual(picture.stage, { kind: "downloading", progress: { kind: "percent", percent: 12.3 } });
  });

  it("comes from the status page as an amount when the whole is not known", () => {
    const picture = readStatusPage(emptyPicture, "Downloading Windows 11 (1.5 GiB)");
    assert.deepEqual(picture.stage, { kind: "downloading", progress: { kind: "bytes", bytes: 1.5 * 1024 ** 3 } });
  });

  it("survives a line of the same stage that has no number", () => {
    const picture = readLine(readStatusPage(emptyPicture, "Downloading Windows 11 (50.0%)"), downloading, undefined);
    assert.deepEqual(picture.stage, { kind: "downloading", progress: { kind: "percent", percent: 50 } });
  });

  it("is no news when nothing changed", () => {
    const picture = readStatusPage(emptyPicture, "Downloading Windows 11 (50.0%)");
    assert.equal(readStatusPage(picture, "Downloading Windows 11 (50.0%)"), picture);
  });

  it("cannot go back from a running machine to its preparation", () => {
    const picture = after(info("Booting Windows using QEMU v11.1.0..."));
    assert.equal(readStatusPage(picture, "Configuring boot..."), picture);
  });
});

describe("a failure in the log", () => {
  it("is what the image calls an error", () => {
    const { failure } = after(error('Invalid LANGUAGE specified, value "xx" is not recognized!'));
    assert.equal(failure?.cause, "badLanguage");
  });

  it("is taken back when the image goes on with another method", () => {
    const blocked = error("Microsoft blocked the automated download request based on your IP address.");
    assert.equal(after(blocked).failure?.cause, "downloadFailed");
    assert.equal(after(blocked, info("Failed to download, will try a different method now...")).failure, undefined);
  });

  it("is what the machine says when it breaks", () => {
    for (const line of [
      "KVM internal error. Suberror: 1",
      "No bootable device.",
      "BdsDxe: No bootable option or device was found.",
    ]) {
      assert.equal(after(line).failure?.cause, "guestCrashed", line);
    }
  });

  it("stays what the image ended over when the firmware's words before it come after it, by the other stream", () => {
    for (const [text, cause] of [
      ["Windows could not boot, terminating...", "bootFailed"],
      ["QEMU exited unexpectedly!", "machineCrashed"],
    ] as const) {
      const late = after(error(text), bootOf("UEFI QEMU DVD-ROM", "PciRoot(0x0)"), "No bootable device.");
      assert.equal(late.failure?.cause, cause);
    }
  });

  it("is not a warning, and warnings are kept", () => {
    const picture = after(warning("your CPU architecture is x and cannot provide KVM acceleration"));
    assert.equal(picture.failure, undefined);
    assert.deepEqual(
      picture.hints.map(({ kind }) => kind),
      ["emulated"],
    );
  });

  it("keeps its cause when the image's script then breaks off", () => {
    const picture = after(error("Failed to extract the Windows 11 image!"), error("Status 1 while: exit (line 3/9)"));
    assert.equal(picture.failure?.cause, "mediaBroken");
    assert.equal(after("Status 1 while: false (line 3/9)").failure?.cause, "imageBug");
  });

  it("tells also that Microsoft refused, after another source was found", () => {
    const blocked = error("Microsoft blocked the automated download request based on your IP address.");
    const { hints } = after(blocked, info("Failed to download, will try another mirror now..."));
    assert.deepEqual(
      hints.map(({ kind }) => kind),
      ["microsoftBlocked"],
    );
  });
});

describe("the shutdown", () => {
  it("counts the seconds that the image counts", () => {
    const picture = after(
      info("Received SIGTERM signal, sending ACPI shutdown signal..."),
      info("Waiting for Windows to shut down... (7/95)"),
    );
    assert.deepEqual(picture.shutdown, { elapsedSeconds: 7, limitSeconds: 95, isCompleted: false });
    assert.equal(readLine(picture, "❯ Shutdown completed!", undefined).shutdown?.isCompleted, true);
  });
});

describe("any log", () => {
  it("never makes the parser throw, whatever bytes come in whatever pieces", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 64 }), (pieces, size) => {
        const bytes = Buffer.concat(pieces.map((part) => Buffer.from(part)));
        const reader = new LineReader();
        let picture = emptyPicture;
        for (let at = 0; at < bytes.length; at += size) {
          for (const line of reader.push(bytes.subarray(at, at + size))) {
            picture = readStatusPage(readLine(picture, line, ready), line);
          }
        }
        for (const line of reader.end()) {
          picture = readLine(picture, line, ready);
        }
        assertSound(picture);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is read the same however the stream was cut", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 16 }), (pieces, size) => {
        const bytes = Buffer.concat(pieces.map((part) => Buffer.from(part)));
        assert.deepEqual(readIn(bytes, size), readIn(bytes, bytes.length + 1));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Pieces of what the parser looks for, and anything else. */
const piece = fc.oneof(
  fc.constantFrom(
    ...["❯ ", "ERROR: ", "Warning: ", "\u001b[1;34m", "\u001b[", "(12.5%)", "10% → ", "(1.2 GB)", "BdsDxe: starting "],
    ...["Boot0001 ", '"Windows Boot Manager" from HD(', "Downloading Windows 11", "\n", "\r\n", "\r", "<p>", ready],
    ...["Waiting for Windows to shut down... (", "7/95)", "Starting Windows for Docker v6.05...", "Status 1 while: "],
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.uint8Array({ maxLength: 20 }),
);

function readIn(bytes: Buffer, size: number): RunPicture {
  const reader = new LineReader();
  let picture = emptyPicture;
  for (let at = 0; at < bytes.length; at += size) {
    picture = reader
      .push(bytes.subarray(at, at + size))
      .reduce((present, line) => readLine(present, line, ready), picture);
  }
  return reader.end().reduce((present, line) => readLine(present, line, ready), picture);
}

function assertSound({ stage, hints }: RunPicture): void {
  const progress = "progress" in stage ? stage.progress : undefined;
  const amount = progress?.kind === "percent" ? progress.percent : (progress?.bytes ?? 0);
  assert.ok(Number.isFinite(amount) && amount >= 0, `${amount}`);
  assert.ok(progress?.kind !== "percent" || progress.percent <= 100);
  assert.ok(hints.length <= 20);
}
