// @ts-check
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../program.mjs";

const here = import.meta.dirname;

// The entry point comes first: the loader looks for its header at the start of the file.
const freestanding = [
  ...[
    "-m32",
    "-march=i686",
    "-std=gnu11",
    "-O2",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-ffreestanding",
    "-fno-pic",
    "-static",
  ],
  ...["-fno-stack-protector", "-fno-asynchronous-unwind-tables", "-mgeneral-regs-only", "-nostdlib", "-s"],
  "-Wl,-m,elf_i386,--build-id=none,-Ttext=0x100000,-N,--no-warn-rwx-segments",
];

// GRUB looks for every kind of partition at its start.
const partitions = ["acorn", "amiga", "apple", "bsd", "dfly", "dvh", "gpt", "msdos", "plan", "sun", "sunpc"];
const grubModules = ["normal", "biosdisk", "iso9660", "echo", "minicmd", "halt", "reboot", "cat", "ls", "test"];

/**
 * Builds what runs inside the emulated machine, the clock that QEMU can be given, and what hands out its sound.
 * @param {string} folder the image's root
 */
export async function buildGuests(folder) {
  const guests = join(folder, "usr/share/guests");
  await mkdir(guests, { recursive: true });
  const sources = (await readdir(join(here, "guest"))).filter((name) => name.endsWith(".c")).sort();
  const files = ["entry.S", ...sources].map((name) => join(here, "guest", name));
  await run("gcc", [...freestanding, "-o", join(guests, "guest.elf"), ...files]);
  const clock = ["-shared", "-fPIC", "-O2", "-s", "-Wall", "-Werror", "-o", join(folder, "run/clock.so")];
  await run("gcc", [...clock, join(here, "image/clock/clock.c")]);
  const relay = ["-O2", "-s", "-Wall", "-Werror", "-o", join(folder, "run/soundRelay")];
  await run("gcc", [...relay, join(here, "image/sound/relay.c")]);
  await buildGrub(join(guests, "grub.iso"));
}

/**
 * GRUB without a menu: its prompt echoes what is typed.
 * @param {string} file
 */
async function buildGrub(file) {
  const tree = `${file}.tree`;
  await mkdir(join(tree, "boot/grub"), { recursive: true });
  await writeFile(join(tree, "boot/grub/grub.cfg"), "set pager=0\n");
  const modules = [...grubModules, ...partitions.map((name) => `part_${name}`)];
  const options = ["--directory=/usr/lib/grub/i386-pc", "--fonts=", "--locales=", "--themes=", "--compress=xz"];
  await run("grub-mkrescue", [...options, `--install-modules=${modules.join(" ")}`, "-o", file, tree]);
  await run("rm", ["-r", tree]);
}
