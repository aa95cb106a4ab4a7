import {
  checkPrerequisites,
  compatibilityPage,
  credentialStoresPage,
  elevated,
  enableVirtualMachines,
  engineSettings,
  foreignLayersPage,
  isolationPage,
  loginPage,
  nestVirtualization,
  otherTag,
  refresh,
  runAgain,
  startHypervisor,
  storagePage,
  terminal,
  troubleshootPage,
  windowsUpdate,
  type CatalogueEntry,
  type CatalogueRemedy,
} from "./entry";

const prune: CatalogueRemedy = { kind: "prune" };
const dockerConfiguration: CatalogueRemedy = { kind: "dockerConfiguration" };

/** Images that do not fit the engine, and images that do not arrive. */
export const imageEntries = [
  {
    id: "windowsOnlyImage",
    number: 1,
    samples: ["no matching manifest for linux/amd64 in the manifest list entries"],
    match: /no matching manifest for linux\/amd64/i,
    remedies: [{ kind: "switchToWindows" }],
  },
  {
    id: "noManifestForThisWindows",
    number: 2,
    samples: [
      "no matching manifest for windows(10.0.19045)/amd64 in the manifest list entries",
      "no matching manifest for windows/amd64 10.0.17763 in the manifest list entries",
    ],
    match: /no matching manifest for windows[/(]/i,
    remedies: [{ kind: "switchToLinux" }, compatibilityPage],
  },
  {
    id: "noImageForBuilder",
    number: 49,
    samples: [
      "failed to solve: mcr.microsoft.com/windows/nanoserver:ltsc2022: failed to resolve source metadata for mcr.microsoft.com/windows/nanoserver:ltsc2022: no match for platform in manifest sha256:3f2a: not found",
      "failed to solve: mcr.microsoft.com/windows/servercore:1809: no match for platform in manifest sha256:3f2a: not found",
    ],
    // BuildKit names no system; it builds for Linux.
    match: /no match for platform in manifest/i,
    remedies: [{ kind: "switchToWindows" }],
  },
  {
    id: "imageOfOtherSystem",
    number: 3,
    samples: [
      'image operating system "windows" cannot be used on this platform',
      'image operating system "linux" cannot be used on this platform: operating system is not supported',
    ],
    match: /image operating system "(windows|linux)" cannot be used on this platform/i,
    remedies: [{ kind: "switchMode" }],
  },
  {
    id: "imageNewerThanHost",
    number: 4,
    samples: ["a Windows version 10.0.26100-based image is incompatible with a 10.0.22631 host"],
    match: /a Windows version [\d.]+-based image is incompatible with a [\d.]+ host/i,
    remedies: [otherTag, windowsUpdate, compatibilityPage],
  },
  {
    id: "isolationMismatch",
    number: 5,
    samples: [
      "hcs::CreateComputeSystem 3f2a: The container operating system does not match the host operating system. (0xc0370101)",
      "hcs::CreateComputeSystem 3f2a: Das Containerbetriebssystem stimmt nicht mit dem Hostbetriebssystem überein. (0xc0370101)",
      "hcsshim::CreateComputeSystem 3f2a: The container operating system does not match the host operating system.",
      'CreateComputeSystem 3f2a: The container operating system does not match the\nhost operating system.\n(extra info: {"SystemType":"Container","HvPartition":false})',
      "container 3f2a encountered an error during CreateContainer: failure in a Windows system call: The operating system of the container does not match the operating system of the host. (0xc0370101)",
    ],
    // Most engines leave the number out.
    match: /0x[8c]0370101|container operating system does not match the\s+host operating system/i,
    remedies: [runAgain("hyperVIsolation"), compatibilityPage],
  },
  {
    id: "unrecognisedLayer",
    number: 7,
    samples: [
      "hcsshim::PrepareLayer failed in Win32: The container image contains a layer with an unrecognized format. (0xc0370112)",
      "hcs::CreateComputeSystem 3f2a: The container image contains a layer with an unrecognized format.",
    ],
    match: /0x[8c]0370112|contains a layer with an unrecognized format/i,
    remedies: [otherTag, compatibilityPage],
  },
  {
    id: "diskFull",
    number: 24,
    samples: [
      "hcsshim::ImportLayer - failed failed in Win32: There is not enough space on the disk. (0x70)",
      "re-exec error: exit status 1: output: hcsshim::ImportLayer - failed failed in Win32: Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung. (0x70)",
      "write C:\\ProgramData\\docker\\tmp\\GetImageBlob437159: There is not enough space on the disk.",
      "write C:\\ProgramData\\docker\\tmp\\GetImageBlob437159: Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung.",
      "failed to copy files: failed to copy directory: write \\\\?\\Volume{d2590663}\\Assets\\redacted: There is not enough space on the disk.",
      "failed to register layer: re-exec error: exit status 1: output: BackupWrite \\\\?\\C:\\ProgramData\\Docker\\windowsfilter\\3f2a\\Files\\a.dll: There is not enough space on the disk.",
    ],
    // What is downloaded lies in a file of that name, whose writing fails for want of room.
    match: /\(0x70\)|write \S*GetImageBlob\d*: |There is not enough space on the disk/i,
    remedies: [prune, engineSettings, storagePage],
  },
  {
    id: "layerNotRegistered",
    number: 25,
    samples: [
      "failed to register layer: re-exec error: exit status 1: output: ProcessBaseLayer C:\\ProgramData\\Docker\\windowsfilter\\3f2a: The system cannot find the path specified.",
      "failed to register layer: re-exec error: exit status 1: output: ProcessUtilityVMImage C:\\x: Zugriff verweigert",
      "failed to register layer: re-exec error: exit status 1: output: BackupWrite \\\\?\\C:\\ProgramData\\Docker\\windowsfilter\\3f2a\\Files\\a.dll: Zugriff verweigert",
      "failed to register layer: rename C:\\ProgramData\\Docker\\image\\windowsfilter\\layerdb\\tmp\\write-set-884840970 C:\\ProgramData\\Docker\\image\\windowsfilter\\layerdb\\sha256\\604d: Access is denied.",
      "hcsshim::ImportLayer failed in Win32: The system cannot find the path specified. (0x3) layerId=\\\\?\\C:\\ProgramData\\docker\\windowsfilter\\dbb8 flavour=1",
    ],
    match:
      /(re-exec error: exit status \d+: output: |BackupWrite |failed to register layer: .*windowsfilter|hcsshim::ImportLayer failed in Win32: )(?!.*(\(0x70\)|There is not enough space|0x[8c]0370112))/i,
    remedies: [
      { kind: "doAgain" },
      elevated(String.raw`Add-MpPreference -ExclusionPath $env:ProgramData\Docker`),
      prune,
      { kind: "resetWindowsData" },
      troubleshootPage,
      storagePage,
    ],
  },
  {
    id: "foreignLayerSkipped",
    number: 39,
    samples: ["4612f6d0b889: Skipped foreign layer"],
    match: /Skipped foreign layer/i,
    remedies: [engineSettings, foreignLayersPage],
  },
  {
    id: "pullRateLimit",
    number: 40,
    samples: [
      "toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit",
      "toomanyrequests: You have reached your pull rate limit.",
    ],
    match: /toomanyrequests|pull rate limit/i,
    remedies: [loginPage, terminal("docker login")],
  },
  {
    id: "credentialHelperMissing",
    number: 41,
    samples: [
      'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in %PATH%, out: ``',
    ],
    match: /error getting credentials - err: exec: "docker-credential-[^"]+": executable file not found/i,
    remedies: [dockerConfiguration, credentialStoresPage],
  },
  {
    id: "noLogonSession",
    number: 42,
    samples: [
      "error storing credentials - err: exit status 1, out: `A specified logon session does not exist. It may already have been terminated.`",
    ],
    // Other errors of the programs that keep logins have other reasons.
    match: /credentials - err: exit status.*A specified logon session does not exist/is,
    remedies: [dockerConfiguration, credentialStoresPage],
  },
  {
    id: "volumesWriteProtected",
    number: 43,
    samples: ["FSCTL_EXTEND_VOLUME \\\\?\\Volume{0f2a}: The media is write protected"],
    match: /FSCTL_EXTEND_VOLUME/,
    remedies: [elevated("Start-Process gpedit.msc"), troubleshootPage],
  },
] as const satisfies readonly CatalogueEntry[];

/** What keeps a utility VM or a container from running. */
export const isolationEntries = [
  {
    id: "exitedUnexpectedly",
    number: 6,
    samples: [
      "hcs::System::Start: The virtual machine or container exited unexpectedly. (0xc0370106)",
      "hcsshim::System::Start 3f2a: The virtual machine or container exited unexpectedly.",
    ],
    match: /0x[8c]0370106|The virtual machine or container exited unexpectedly/i,
    remedies: [runAgain("hyperVIsolation"), runAgain("processIsolation"), runAgain("moreMemory"), windowsUpdate],
  },
  {
    id: "noHypervisor",
    number: 8,
    samples: ["hcs::CreateComputeSystem 3f2a: No hypervisor is present on this system. (0xc0351000)"],
    match: /0xc0351000|No hypervisor is present on this system/i,
    remedies: [runAgain("processIsolation"), checkPrerequisites, startHypervisor, nestVirtualization, isolationPage],
  },
  {
    id: "virtualMachineFeatureMissing",
    number: 9,
    samples: [
      "The virtual machine could not be started because a required feature is not installed. (0x80370102)",
      "hcsshim::CreateComputeSystem 3f2a: The virtual machine could not be started because a required feature is not installed.",
    ],
    match: /0x[8c]0370102|could not be started because a required feature is not installed/i,
    remedies: [enableVirtualMachines, checkPrerequisites],
  },
  {
    id: "computeSystemState",
    number: 10,
    samples: [
      "hcs::System::Start 3f2a: The requested virtual machine or container operation is not valid in the current state. (0xc0370105)",
      "hcs::OpenComputeSystem 3f2a: A virtual machine or container with the specified identifier does not exist. (0xc037010e)",
      "hcsshim::OpenComputeSystem 3f2a: A virtual machine or container with the specified identifier does not exist.",
      "hcs::System::Shutdown 3f2a: already stopped (0xc0370110)",
      "hcs::System::Pause: pending (0xc0370103)",
      "hcs::CreateComputeSystem: bad JSON (0xc037010d)",
      "hcs::System: unknown message (0xc037010b)",
    ],
    match:
      /0x[8c]03701(03|05|0b|0d|0e|10)\b|virtual machine or container operation is not valid in the current state|virtual machine or container with the specified identifier/i,
    remedies: [refresh, elevated("Restart-Service vmcompute")],
  },
] as const satisfies readonly CatalogueEntry[];
