import { BuildError, HttpError } from "../../src/engine/docker/httpError";

/** One of the errors of the table as it reaches us, and all that a user then sees of it. */
export interface KnownErrorRow {
  readonly number: number;
  /** What the engine's API, the system, a build or a program says. */
  readonly said: Error;
  readonly sentence: string;
  /** Without the two that each has: its details and the log. */
  readonly buttons: readonly string[];
}

/** As the engine's API answers. */
function answered(status: number, text: string): Error {
  return new HttpError(status, text);
}

/** As Node tells of a pipe. */
function pipeError(code: string): Error {
  return Object.assign(new Error(`connect ${code} //./pipe/docker_engine`), { code });
}

/** A line for an administrator, who is elsewhere when this is no Windows. */
function elevated(line: string): string {
  return process.platform === "win32" ? terminal(line) : `Copy ${line}`;
}

const terminal = (line: string): string => `Open Terminal With ${line}`;
const learnMore = "Learn More";
const tryAgain = "Try Again";
const startDesktop = "Start Docker Desktop";
const restartNetworks = elevated("Restart-Service hns");
const enableFeatures = elevated("Enable-WindowsOptionalFeature -Online -All -FeatureName Microsoft-Hyper-V,Containers");
const startHypervisor = elevated("bcdedit /set hypervisorlaunchtype auto");
const joinGroup =
  process.platform === "win32"
    ? terminal(`net.exe localgroup docker-users '${process.env.USERDOMAIN}\\${process.env.USERNAME}' /add`)
    : "Copy net.exe localgroup docker-users $env:USERNAME /add";

/** The program's own words, as the output of compose, `docker` and `DockerCli.exe` holds them. */
const printed = (text: string): Error => new Error(text);

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
    buttons: [learnMore],
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
    sentence: "The container's system ended as it started: Windows may lack updates, memory or nested virtualization.",
    buttons: [terminal("start ms-settings:windowsupdate")],
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
    sentence: "Hyper-V isolation needs a hypervisor, and none runs here: virtualization may be switched off.",
    buttons: [startHypervisor, learnMore],
  },
  {
    number: 9,
    said: answered(500, "hcs::CreateComputeSystem 3f2a: Ein erforderliches Feature fehlt. (0x80370102)"),
    sentence: "A Windows feature for virtual machines is missing: Hyper-V or the Virtual Machine Platform.",
    buttons: [
      elevated("Enable-WindowsOptionalFeature -Online -All -FeatureName VirtualMachinePlatform,Microsoft-Hyper-V"),
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
    sentence: "The engine cannot be reached: most likely it is not running, else it is for administrators only.",
    buttons: [tryAgain, startDesktop, learnMore],
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
    buttons: [tryAgain],
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
    buttons: ["Switch to Windows Containers", learnMore],
  },
  {
    number: 20,
    said: answered(
      500,
      "running engine: waiting for the VM setup to be ready: starting windows containers: An error has occurred.",
    ),
    sentence: "Docker Desktop's Windows engine did not start: features, networks or its settings may be why.",
    buttons: [
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
    sentence: "The engine did not start, since its configuration file has settings it does not know.",
    buttons: [terminal(String.raw`notepad "$env:USERPROFILE\.docker\windows-daemon.json"`)],
  },
  {
    number: 24,
    said: answered(
      500,
      "re-exec error: exit status 1: output: hcsshim::ImportLayer - failed failed in Win32: Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung. (0x70)",
    ),
    sentence: "The disk of the engine is full: unpacking needs far more room than the image's size.",
    buttons: ["Prune…", learnMore],
  },
  {
    number: 25,
    said: answered(
      500,
      "failed to register layer: re-exec error: exit status 1: output: ProcessUtilityVMImage C:\\x: Zugriff verweigert",
    ),
    sentence: "A layer of the image could not be unpacked: a virus scanner or damaged data may be why.",
    buttons: [learnMore],
  },
  {
    number: 26,
    said: answered(
      500,
      "failed to create endpoint web on network nat: HNS failed with error : The object already exists.",
    ),
    sentence: "The container got no network: a left-over or overlapping NAT network is in the way.",
    buttons: [restartNetworks, terminal("Get-NetNat")],
  },
  {
    number: 27,
    said: answered(500, "HNS failed with error : Unspecified error"),
    sentence: "Windows' network service refused: another NAT network or virtual switch may be in the way.",
    buttons: [terminal("Get-NetNat"), restartNetworks],
  },
  {
    number: 28,
    said: answered(500, "hnsCall failed in Win32: The wrong diskette is in the drive. (0x22)"),
    sentence: "Windows' network service failed: it holds networks from before an update of Windows.",
    buttons: [restartNetworks, learnMore],
  },
  {
    number: 29,
    said: answered(
      500,
      "failed to set up container networking: driver failed programming external connectivity on endpoint web: Bind for 0.0.0.0:8080 failed: port is already allocated",
    ),
    sentence: "Port 8080 is already in use on the engine's machine.",
    buttons: [terminal("netstat -ano")],
  },
  {
    number: 29,
    said: answered(500, "ports are not available: listen tcp 0.0.0.0:8080: bind: address is already in use"),
    sentence: "Port 8080 is already in use on the engine's machine.",
    buttons: [terminal("netstat -ano")],
  },
  {
    number: 30,
    said: answered(
      500,
      "ports are not available: exposing port TCP 0.0.0.0:50051 -> 127.0.0.1:0: listen tcp 0.0.0.0:50051: bind: An attempt was made to access a socket in a way forbidden by its access permissions.",
    ),
    sentence: "Windows does not give port 50051 away: it lies in a reserved range.",
    buttons: [terminal("netsh interface ipv4 show excludedportrange protocol=tcp")],
  },
  {
    number: 31,
    said: answered(400, "Windows does not support host IP addresses in NAT settings"),
    sentence: "Windows engines publish ports on all addresses, one host port each: leave the address out.",
    buttons: [learnMore],
  },
  {
    number: 32,
    said: answered(400, "invalid isolation (vm): Windows supports 'default', 'process', or 'hyperv'"),
    sentence: "Windows engines know the isolations default, process and hyperv only.",
    buttons: [learnMore],
  },
  {
    number: 33,
    said: answered(400, "invalid option: Windows does not support BlkioWeight"),
    sentence: "An option of this container works on Linux only: run it without.",
    buttons: [learnMore],
  },
  {
    number: 34,
    said: answered(500, "filesystem operations against a running Hyper-V container are not supported"),
    sentence: "Files of a running container with Hyper-V isolation cannot be reached: stop it first.",
    buttons: ["Stop a Container…", learnMore],
  },
  {
    number: 35,
    said: answered(500, "not implemented for containers using process isolation"),
    sentence: "Containers with process isolation cannot be paused, only stopped.",
    buttons: ["Stop a Container…", learnMore],
  },
  {
    number: 36,
    said: answered(500, "windows does not support commit of a running container"),
    sentence: "Windows engines cannot do this, or only with a container that is stopped.",
    buttons: [learnMore],
  },
  {
    number: 36,
    said: new BuildError('"FROM scratch" is not supported on Windows'),
    sentence: "Windows engines cannot do this, or only with a container that is stopped.",
    buttons: [learnMore],
  },
  {
    number: 37,
    said: answered(400, 'invalid mount config for type "bind": source path must be a directory'),
    sentence: "Windows containers mount directories only, and not as the whole of drive C.",
    buttons: [learnMore],
  },
  {
    number: 38,
    said: answered(
      500,
      "container 3f2a encountered an error during hcs::System::CreateProcess: powershell: Le fichier spécifié est introuvable. (0x2)",
    ),
    sentence: "The program to run is not in the image: small images have cmd.exe only.",
    buttons: [learnMore],
  },
  {
    number: 39,
    said: printed("4612f6d0b889: Skipped foreign layer"),
    sentence: "Windows' own layers were not pushed: the engine's allow-nondistributable-artifacts setting allows it.",
    buttons: ["Open Settings File…", learnMore],
  },
  {
    number: 40,
    said: answered(
      500,
      "toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit",
    ),
    sentence: "Docker Hub's limit for pulls is reached: log in, or wait.",
    buttons: [learnMore, terminal("docker login")],
  },
  {
    number: 41,
    said: printed(
      'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in %PATH%, out: ``',
    ),
    sentence: "The program that keeps Docker's logins was not found: PATH or Docker's config.json is wrong.",
    buttons: [learnMore],
  },
  {
    number: 42,
    said: printed(
      "error storing credentials - err: exit status 1, out: `A specified logon session does not exist. It may already have been terminated.`",
    ),
    sentence: "Docker's login could not be kept: sessions over SSH and of services cannot reach Windows' store.",
    buttons: [learnMore],
  },
  {
    number: 43,
    said: answered(500, "FSCTL_EXTEND_VOLUME \\?\\Volume{0f2a}: The media is write protected"),
    sentence: "A policy of this machine denies writing to drives that BitLocker does not protect.",
    buttons: [learnMore],
  },
  {
    number: 44,
    said: printed("Docker Desktop - Access Denied"),
    sentence: "Your account is not in the group docker-users, as Docker Desktop asks.",
    buttons: [joinGroup, learnMore],
  },
  {
    number: 45,
    said: printed('Current context "desktop-linux" is not found on the file system, please check your config file'),
    sentence: "Docker's current context does not exist any more.",
    buttons: ["Use Another Context…"],
  },
  {
    number: 46,
    said: printed("Error code: Wsl/Service/CreateInstance/CreateVm/HCS/HCS_E_HYPERV_NOT_INSTALLED"),
    sentence: "The Linux engine needs virtualization, which is switched off or not installed.",
    buttons: [elevated("wsl --install --no-distribution"), learnMore],
  },
  {
    number: 47,
    said: printed(
      "The Virtual Machine Management Service failed to start the virtual machine 'DockerDesktopVM' because one of the Hyper-V components is not running",
    ),
    sentence: "Docker Desktop's virtual machine did not start, since a part of Hyper-V is not running.",
    buttons: [startHypervisor, learnMore],
  },
];
