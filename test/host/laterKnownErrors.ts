import { BuildError } from "../../src/engine/docker/httpError";
import {
  answered,
  elevated,
  joinGroup,
  learnMore,
  nestVirtualization,
  openConfiguration,
  openSettings,
  portButtons,
  printed,
  resetNetworks,
  restartNetworks,
  startHypervisor,
  terminal,
  type KnownErrorRow,
} from "./knownErrorRow";

/** Networks, ports, options and what follows, from number 26 on. */
export const laterKnownErrors: readonly KnownErrorRow[] = [
  {
    number: 26,
    said: answered(
      500,
      "failed to create endpoint web on network nat: HNS failed with error : The object already exists.",
    ),
    sentence: "The container got no network: a left-over or overlapping NAT network is in the way.",
    buttons: [restartNetworks, terminal("Get-NetNat"), "Remove a Network…", resetNetworks],
  },
  {
    number: 27,
    said: answered(500, "HNS failed with error : Unspecified error"),
    sentence: "Windows' network service refused: another NAT network or virtual switch may be in the way.",
    buttons: [terminal("Get-NetNat"), elevated("Get-NetNat | Remove-NetNat"), restartNetworks, resetNetworks],
  },
  {
    number: 28,
    said: answered(500, "hnsCall failed in Win32: The wrong diskette is in the drive. (0x22)"),
    sentence: "Windows' network service failed: it holds networks from before an update of Windows.",
    buttons: [resetNetworks, learnMore],
  },
  {
    number: 29,
    said: answered(
      500,
      "failed to set up container networking: driver failed programming external connectivity on endpoint web: Bind for 0.0.0.0:8080 failed: port is already allocated",
    ),
    sentence: "Port 8080 is already in use on the engine's machine.",
    buttons: ["Show Who Has Port 8080…"],
  },
  {
    number: 29,
    said: answered(500, "ports are not available: listen tcp 0.0.0.0:8080: bind: address is already in use"),
    sentence: "Port 8080 is already in use on the engine's machine.",
    buttons: ["Show Who Has Port 8080…"],
  },
  {
    number: 29,
    said: answered(
      500,
      "failed to create endpoint web on network nat: hnsCall failed in Win32: The specified port already exists. (0x803b0013)",
    ),
    sentence: "The port is already in use on the engine's machine.",
    buttons: [terminal("netstat -ano")],
  },
  {
    number: 30,
    said: answered(
      500,
      "ports are not available: exposing port TCP 0.0.0.0:50051 -> 127.0.0.1:0: listen tcp 0.0.0.0:50051: bind: An attempt was made to access a socket in a way forbidden by its access permissions.",
    ),
    sentence: "Windows does not give port 50051 away: it is in use, or lies in a range that Windows reserves.",
    buttons: portButtons(50_051),
  },
  {
    number: 30,
    said: answered(
      500,
      "Ports are not available: exposing port TCP 0.0.0.0:8080 -> 127.0.0.1:0: listen tcp 0.0.0.0:8080: bind: Normalerweise darf jede Socketadresse (Protokoll, Netzwerkadresse oder Anschluss) nur jeweils einmal verwendet werden.",
    ),
    sentence: "Windows does not give port 8080 away: it is in use, or lies in a range that Windows reserves.",
    buttons: portButtons(8080),
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
    buttons: [openSettings, learnMore],
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
    buttons: [openConfiguration, learnMore],
  },
  {
    number: 42,
    said: printed(
      "error storing credentials - err: exit status 1, out: `A specified logon session does not exist. It may already have been terminated.`",
    ),
    sentence: "Docker's login could not be kept: sessions over SSH and of services cannot reach Windows' store.",
    buttons: [openConfiguration, learnMore],
  },
  {
    number: 43,
    said: answered(500, "FSCTL_EXTEND_VOLUME \\?\\Volume{0f2a}: The media is write protected"),
    sentence: "A policy of this machine denies writing to drives that BitLocker does not protect.",
    buttons: [elevated("Start-Process gpedit.msc"), learnMore],
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
    buttons: ["Check Prerequisites", elevated("wsl --install --no-distribution"), learnMore],
  },
  {
    number: 47,
    said: printed(
      "The Virtual Machine Management Service failed to start the virtual machine 'DockerDesktopVM' because one of the Hyper-V components is not running",
    ),
    sentence:
      "Docker Desktop's virtual machine did not start: a part of Hyper-V may not be running, which in a virtual machine its host has to allow.",
    buttons: ["Check Prerequisites", nestVirtualization, startHypervisor, learnMore],
  },
  {
    number: 48,
    said: answered(500, "hnsCall failed in Win32: Der Dienst wurde nicht gestartet. (0x426)"),
    sentence: "Windows' network service, which containers need, is not running.",
    buttons: [elevated("Start-Service hns"), "Check Prerequisites"],
  },
  {
    number: 49,
    said: printed(
      "failed to solve: mcr.microsoft.com/windows/nanoserver:ltsc2022: no match for platform in manifest sha256:3f2a: not found",
    ),
    sentence:
      "The image has nothing for the system and processor that this engine builds for: an image of Windows needs Windows containers.",
    buttons: ["Switch to Windows Containers"],
  },
];
