/** A Windows that the desktop image knows how to install. */
export interface WindowsVersion {
  /** What `VERSION` is set to. */
  readonly key: string;
  readonly name: string;
  /** Other spellings that the image accepts, without blanks. */
  readonly aliases: readonly string[];
  /** Of what is downloaded, in 10^9 bytes. */
  readonly downloadGB: number;
  readonly minimumMemoryMiB: number;
  readonly minimumDiskMiB: number;
  /** Licensed for a trial period only. */
  readonly license: "evaluation" | "usual";
  /** Without an unattended answer file the installation has to be clicked through on the screen. */
  readonly installation: "unattended" | "manual";
  /** `usual` is what the image's own documentation lists; the rest is for those who look for it. */
  readonly rank: "usual" | "other";
  /** The ARM64 image installs few of them. */
  readonly onArm64: "available" | "missing";
}

type Row = readonly [
  key: string,
  aliases: string,
  name: string,
  downloadGB: number,
  minimumMemoryMiB: number,
  minimumDiskMiB: number,
  ...facts: ("evaluation" | "manual" | "arm64")[],
];

const gib = 1024;

// prettier-ignore
const usual: readonly Row[] = [
  ["11", "11p win11 pro11 win11p", "Windows 11 Pro", 7.9, 2 * gib, 32 * gib, "arm64"],
  ["11l", "11ltsc ltsc11 win11l win11-ltsc win11x64-ltsc", "Windows 11 Enterprise LTSC", 4.7, 2 * gib, 32 * gib, "evaluation", "arm64"],
  ["11e", "win11e", "Windows 11 Enterprise", 6.6, 2 * gib, 32 * gib, "evaluation", "arm64"],
  ["10", "10p win10 pro10 win10p", "Windows 10 Pro", 5.7, 2 * gib, 16 * gib, "arm64"],
  ["10l", "10ltsc ltsc10 win10l win10-ltsc win10x64-ltsc", "Windows 10 Enterprise LTSC", 4.6, 2 * gib, 16 * gib, "evaluation", "arm64"],
  ["10e", "win10e", "Windows 10 Enterprise", 5.2, 2 * gib, 16 * gib, "evaluation", "arm64"],
  ["8e", "81e 8.1e win8e win81e", "Windows 8.1 Enterprise", 3.7, 2 * gib, 16 * gib, "evaluation"],
  ["7u", "win7u", "Windows 7 Ultimate", 3.1, 2 * gib, 16 * gib],
  ["vu", "vistu 6u winvistu", "Windows Vista Ultimate", 3, gib, 16 * gib],
  ["xp", "xp32 xpx86 5 5x86 winxp winxp86", "Windows XP Professional", 0.6, 130, 2 * gib],
  ["2k", "2000 win2k win2000", "Windows 2000 Professional", 0.4, 130, gib],
  ["me", "winme win9x", "Windows ME", 0.5, 130, 512],
  ["98", "98se win98 win98se", "Windows 98 SE", 0.7, 130, 256],
  ["95", "95c win95 win95c", "Windows 95", 0.6, 130, 100],
  ["2025", "25 win25 win2025", "Windows Server 2025", 7.6, 2 * gib, 32 * gib, "evaluation"],
  ["2022", "22 win22 win2022", "Windows Server 2022", 6, 2 * gib, 32 * gib, "evaluation"],
  ["2019", "19 win19 win2019", "Windows Server 2019", 5.3, 2 * gib, 32 * gib, "evaluation"],
  ["2016", "16 win16 win2016", "Windows Server 2016", 6.5, 2 * gib, 32 * gib, "evaluation"],
  ["2012", "2012r2 win2012 win2012r2", "Windows Server 2012 R2", 4.3, gib, 32 * gib, "evaluation"],
  ["2008", "2008r2 2k8 win2008 win2008r2", "Windows Server 2008 R2", 3, 512, 10 * gib],
  ["2003", "2003r2 2k3 win2003 win2003r2", "Windows Server 2003 R2", 0.6, 512, 4 * gib],
  ["core11", "", "Tiny11 Core", 3, 2 * gib, 4 * gib, "arm64"],
  ["tiny11", "", "Tiny11", 5.3, 2 * gib, 8 * gib, "arm64"],
  ["tiny10", "", "Tiny10", 3.6, 2 * gib, 10 * gib],
];

// prettier-ignore
const other: readonly Row[] = [
  ["11i", "11iot iot11 win11i win11-iot win11x64-iot", "Windows 11 IoT Enterprise LTSC", 5.1, 2 * gib, 32 * gib, "evaluation", "arm64"],
  ["10i", "10iot iot10 win10i win10-iot win10x64-iot", "Windows 10 IoT Enterprise LTSC", 4.9, 2 * gib, 16 * gib, "evaluation", "arm64"],
  ["8", "8p 81 81p pro8 8.1 win8 win8p win81 win81p", "Windows 8.1 Pro", 4.3, 2 * gib, 16 * gib],
  ["7", "win7", "Windows 7 Professional", 3.3, 2 * gib, 16 * gib],
  ["7e", "win7e", "Windows 7 Enterprise", 3.2, 2 * gib, 16 * gib],
  ["7x86", "win7x86 win732", "Windows 7 Professional (32-bit)", 2.4, gib, 16 * gib],
  ["7ux86", "7u32 win7x86-ultimate", "Windows 7 Ultimate (32-bit)", 2.5, gib, 16 * gib],
  ["7ex86", "7e32 win7x86-enterprise", "Windows 7 Enterprise (32-bit)", 2.6, gib, 16 * gib],
  ["vista", "vs 6 winvista", "Windows Vista Business", 3.9, gib, 16 * gib],
  ["ve", "viste 6e winviste", "Windows Vista Enterprise", 3.2, gib, 16 * gib],
  ["vistax86", "vista32 6x86 winvistax86", "Windows Vista Business (32-bit)", 3.2, gib, 16 * gib],
  ["vux86", "vu32 winvistax86-ultimate", "Windows Vista Ultimate (32-bit)", 2.4, gib, 16 * gib],
  ["vex86", "ve32 winvistax86-enterprise", "Windows Vista Enterprise (32-bit)", 2.4, gib, 16 * gib],
  ["xp64", "xpx64 5x64 winxp64 winxpx64", "Windows XP Professional x64", 0.6, 256, 2 * gib],
  ["hv", "hyperv hyper-v 19hv 2019hv win2019hv", "Hyper-V Server 2019", 3, 2 * gib, 32 * gib],
  ["reactos", "", "ReactOS", 0.1, 130, 512, "manual"],
];

export const usualVersions: readonly WindowsVersion[] = usual.map((row) => toVersion(row, "usual"));
export const otherVersions: readonly WindowsVersion[] = other.map((row) => toVersion(row, "other"));

function toVersion(row: Row, rank: WindowsVersion["rank"]): WindowsVersion {
  const [key, aliases, name, downloadGB, minimumMemoryMiB, minimumDiskMiB, ...facts] = row;
  return {
    key,
    name,
    aliases: aliases.split(" ").filter((alias) => alias !== ""),
    downloadGB,
    minimumMemoryMiB,
    minimumDiskMiB,
    license: facts.includes("evaluation") ? "evaluation" : "usual",
    installation: facts.includes("manual") ? "manual" : "unattended",
    rank,
    onArm64: facts.includes("arm64") ? "available" : "missing",
  };
}
