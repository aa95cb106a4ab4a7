import { BuildError } from "../../src/engine/docker/httpError";
import {
  answered,
  elevated,
  enableFeatures,
  joinGroup,
  learnMore,
  nestVirtualization,
  openSettings,
  pipeError,
  printed,
  resetNetworks,
  startDesktop,
  startHypervisor,
  terminal,
  tryAgain,
  windowsUpdate,
  type KnownErrorRow,
} from "./knownErrorRow";
import { laterKnownErrors } from "./laterKnownErrors";

export const knownErrors: readonly KnownErrorRow[] = [
  {
    number: 1,
    said: answered(404, "no matching manifest for linux/amd64 in the manifest list entries"),
    sentence: "This image is for Windows containers, and the engine runs Linux containers.",
    buttons: ["Switch to Windows Containers"],
  },
  {
    number: 2,
    said: answered(404, "no matching manifest for windows(10.0.19045)/amd64 in the manifest list entries"),
    sentence: "This image has nothing for this Windows: it is for Linux only, or for newer versions of Windows.",
    buttons: ["Switch to Linux Containers", learnMore],
  },
  {
    number: 3,
    said: answered(500, 'image operating system "windows" cannot be used on this platform'),
    sentence: "This image is for Windows containers, and the engine runs Linux containers.",
    buttons: ["Switch to Windows Containers"],
  },
  {
    number: 4,
    said: answered(500, "a Windows version 10.0.26100-based image is incompatible with a 10.0.22631 host"),
    sentence: "This image is made for a newer Windows than the engine's: an older tag of it may work.",
    buttons: [windowsUpdate, learnMore],
  },
  {
    number: 5,
    said: answered(
      500,
      "hcs::CreateComputeSystem 3f2a: Das Containerbetriebssystem stimmt nicht mit dem Hostbetriebssystem überein. (0xc0370101)",
    ),
    sentence: "The image's Windows version does not fit the host's, so it cannot run with process isolation.",
    buttons: [learnMore],
  },
  {
    number: 6,
    said: answered(500, "hcs::System::Start 3f2a: The virtual machine or container exited unexpectedly. (0xc0370106)"),
    sentence:
      "The container's system ended while it was starting: Windows may lack updates, memory or nested virtualization.",
    buttons: [windowsUpdate],
  },
  {
    number: 7,
    said: new BuildError("hcs::CreateComputeSystem 3f2a: The layer format is not recognized. (0xc0370112)"),
    sentence: "This Windows cannot read the image's layers: the ltsc2022 tag of the image may work.",
    buttons: [learnMore],
  },
  {
    number: 8,
    said: answered(500, "hcs::CreateComputeSystem 3f2a: No hypervisor is present on this system. (0xc0351000)"),
    sentence:
      "Hyper-V isolation needs a hypervisor, and none runs here: virtualization may be off, in a virtual machine on its host.",
    buttons: ["Check Prerequisites", startHypervisor, nestVirtualization, learnMore],
  },
  {
    number: 9,
    said: answered(500, "hcs::CreateComputeSystem 3f2a: Ein erforderliches Feature fehlt. (0x80370102)"),
    sentence: "A Windows feature for virtual machines is missing: Hyper-V or the Virtual Machine Platform.",
    buttons: [
      elevated("Enable-WindowsOptionalFeature -Online -All -FeatureName VirtualMachinePlatform,Microsoft-Hyper-V"),
      "Check Prerequisites",
    ],
  },
  {
    number: 10,
    said: answered(500, "hcs::System::Start 3f2a: The operation is not valid in the current state. (0xc0370105)"),
    sentence: "Windows' container service holds another state of this container than the engine expects.",
    buttons: ["Refresh", elevated("Restart-Service vmcompute")],
  },
  {
    number: 11,
    said: pipeError("ENOENT"),
    sentence: "No container engine listens on npipe:////./pipe/docker_engine.",
    buttons: [startDesktop, tryAgain],
  },
  {
    number: 12,
    said: printed(
      "failed to connect to the docker API at npipe:////./pipe/docker_engine; check if the path is correct and if the daemon is running",
    ),
    sentence: "The engine cannot be reached: it is not running, or its address is wrong.",
    buttons: [tryAgain, startDesktop],
  },
  {
    number: 13,
    said: pipeError("EACCES"),
    sentence: "You may not open npipe:////./pipe/docker_engine: your account lacks the permission to use this engine.",
    buttons: [joinGroup, tryAgain, learnMore],
  },
  {
    number: 14,
    said: printed(
      "error during connect: in the default daemon configuration on Windows, the docker client must be run with elevated privileges to connect: open //./pipe/docker_engine: The system cannot find the file specified.",
    ),
    sentence: "The engine cannot be reached: most likely it is not running, or it is for administrators only.",
    buttons: [tryAgain, startDesktop, joinGroup, learnMore],
  },
  {
    number: 15,
    said: printed(
      "error during connect: this error may indicate that the docker daemon is not running: open //./pipe/docker_engine: The system cannot find the file specified.",
    ),
    sentence: "The engine cannot be reached: most likely it is not running.",
    buttons: [tryAgain, startDesktop],
  },
  {
    number: 16,
    said: printed("Cannot connect to the Docker daemon at tcp://10.0.0.5:2375. Is the docker daemon running?"),
    sentence: "No engine answers at this address: it is not running, or not reachable.",
    buttons: [tryAgain, "Check Addresses…"],
  },
  {
    number: 16,
    said: printed("failed to connect to the docker API at tcp://10.0.0.5:2375: dial tcp 10.0.0.5:2375: i/o timeout"),
    sentence: "No engine answers at this address: it is not running, or not reachable.",
    buttons: [tryAgain, "Check Addresses…"],
  },
  {
    number: 17,
    said: printed(
      "request returned 500 Internal Server Error for API route and version http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.51/info, check if the server supports the requested API version",
    ),
    sentence: "Docker Desktop answers, but the engine behind it does not: it is starting, or has failed.",
    buttons: [tryAgain, terminal("docker desktop restart")],
  },
  {
    number: 18,
    said: answered(503, "Docker Desktop is manually paused. Unpause it through the Whale menu or Dashboard."),
    sentence: "Docker Desktop is paused: resume it in its window, or from its icon in the taskbar.",
    buttons: ["Open Docker Desktop", tryAgain],
  },
  {
    number: 19,
    said: printed("switching to windows engine: windows containers have been disabled for this installation"),
    sentence: "Docker Desktop was installed without Windows containers: its installer has to add them.",
    buttons: ["Repair Installation…", learnMore],
  },
  {
    number: 20,
    said: answered(
      500,
      "running engine: waiting for the VM setup to be ready: starting windows containers: An error has occurred.",
    ),
    sentence: "Docker Desktop's Windows engine did not start: features, networks or its settings may be why.",
    buttons: [
      "Check Prerequisites",
      openSettings,
      resetNetworks,
      terminal(String.raw`Get-Content -Tail 50 "$env:LOCALAPPDATA\Docker\log\host\com.docker.backend.exe.log"`),
      learnMore,
    ],
  },
  {
    number: 21,
    said: printed("Required Windows feature(s) not enabled: Hyper-V."),
    sentence: "Windows features that containers need are switched off.",
    buttons: [enableFeatures],
  },
  {
    number: 22,
    said: printed("failed to load vmcompute.dll, ensure that the Containers feature is installed"),
    sentence: "The engine did not start, since the Containers feature is missing.",
    buttons: [enableFeatures],
  },
  {
    number: 23,
    said: printed(
      String.raw`unable to configure the Docker daemon with file C:\ProgramData\Docker\config\daemon.json: the following directives don't match any configuration option: default-address-pools`,
    ),
    sentence:
      "The engine did not start, since it cannot read its configuration file, or does not know a setting in it.",
    buttons: [terminal(String.raw`notepad "$env:USERPROFILE\.docker\windows-daemon.json"`)],
  },
  {
    number: 24,
    said: answered(
      500,
      "re-exec error: exit status 1: output: hcsshim::ImportLayer - failed failed in Win32: Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung. (0x70)",
    ),
    sentence: "The disk of the engine is full: unpacking needs far more room than the image's size.",
    buttons: ["Prune…", openSettings, learnMore],
  },
  {
    number: 24,
    said: answered(
      500,
      String.raw`write C:\ProgramData\docker\tmp\GetImageBlob437159: There is not enough space on the disk.`,
    ),
    sentence: "The disk of the engine is full: unpacking needs far more room than the image's size.",
    buttons: ["Prune…", openSettings, learnMore],
  },
  {
    number: 25,
    said: answered(
      500,
      "failed to register layer: re-exec error: exit status 1: output: ProcessUtilityVMImage C:\\x: Zugriff verweigert",
    ),
    sentence: "A layer of the image could not be unpacked: a full disk, a virus scanner or damaged data may be why.",
    buttons: [
      elevated(String.raw`Add-MpPreference -ExclusionPath $env:ProgramData\Docker`),
      "Prune…",
      "Reset Windows Images…",
      learnMore,
    ],
  },
  ...laterKnownErrors,
];
