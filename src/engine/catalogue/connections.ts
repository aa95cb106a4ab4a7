import {
  checkPrerequisites,
  enableFeatures,
  installWsl,
  engineSettings,
  joinDockerUsers,
  nestVirtualization,
  openDesktop,
  permissionPage,
  resetNetworks,
  startDesktop,
  startHypervisor,
  terminal,
  troubleshootPage,
  tryAgain,
  type CatalogueEntry,
} from "./entry";

/** Engines that cannot be reached, and Docker Desktop that does not start or switch. */
export const connectionEntries = [
  {
    id: "pipeMissing",
    number: 11,
    samples: [
      "open //./pipe/docker_engine: The system cannot find the file specified.",
      "open \\\\.\\pipe\\docker_engine_windows: The system cannot find the file specified.",
      "error during connect: Get http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.40/info: open //./pipe/docker_engine: The system cannot find the file specified. In the default daemon configuration on Windows, the docker client must be run elevated to connect. This error may also indicate that the docker daemon is not running.",
      "connect ENOENT //./pipe/docker_engine",
    ],
    // `docker` puts its guess, which has an entry of its own, before or behind the system's words. Docker Desktop's parts
    // have pipes among themselves, too.
    match:
      /^(?!.*(must be run with elevated privileges|may indicate that the docker daemon)).*(open \S+[\\/]pipe[\\/](?!docker(Backend|VpnKit))[\w.-]+: The system cannot find the file|connect ENOENT \S*pipe)/is,
    remedies: [tryAgain, startDesktop],
  },
  {
    id: "apiUnreachable",
    number: 12,
    samples: [
      "failed to connect to the docker API at npipe:////./pipe/docker_engine; check if the path is correct and if the daemon is running",
    ],
    match: /failed to connect to the docker API at npipe:/i,
    remedies: [tryAgain, startDesktop],
  },
  {
    id: "pipeAccessDenied",
    number: 13,
    samples: [
      "permission denied while trying to connect to the docker API at npipe:////./pipe/docker_engine",
      "open //./pipe/docker_engine: Access is denied.",
      "open //./pipe/dockerDesktopLinuxEngine: Access is denied.",
      "error during connect: in the default daemon configuration on Windows, the docker client must be run with elevated privileges to connect: open //./pipe/docker_engine: Access is denied.",
      "connect EPERM //./pipe/docker_engine",
      "connect EACCES \\\\.\\pipe\\docker_engine",
    ],
    match:
      /permission denied while trying to connect to the docker API at npipe:|pipe[\\/][\w.-]+: Access is denied|connect (EPERM|EACCES) \S*pipe/i,
    remedies: [joinDockerUsers, permissionPage],
  },
  {
    id: "perhapsElevated",
    number: 14,
    samples: [
      "error during connect: in the default daemon configuration on Windows, the docker client must be run with elevated privileges to connect: Get http://x/_ping: open //./pipe/docker_engine: The system cannot find the file specified.",
      "in the default daemon configuration on Windows, the docker client must be run with elevated privileges to connect",
      "open //./pipe/docker_engine: Das System kann die angegebene Datei nicht finden.",
      "open //./pipe/docker_engine: Zugriff verweigert",
    ],
    // In other languages than English nothing tells a pipe that is missing from one that refuses.
    match:
      /^(?!.*(: Access is denied|may indicate that the docker daemon)).*(docker client must be run with elevated privileges|open \S+[\\/]pipe[\\/](?!docker(Backend|VpnKit))[\w.-]+: (?!The system cannot find the file))/is,
    remedies: [tryAgain, startDesktop, joinDockerUsers, permissionPage],
  },
  {
    id: "perhapsNotRunning",
    number: 15,
    samples: [
      "error during connect: this error may indicate that the docker daemon is not running: Get http://x/_ping: open //./pipe/docker_engine: The system cannot find the file specified.",
    ],
    match: /this error may indicate that the docker daemon is not running/i,
    remedies: [tryAgain, startDesktop],
  },
  {
    id: "daemonUnreachable",
    number: 16,
    samples: [
      "Cannot connect to the Docker daemon at tcp://10.0.0.5:2375. Is the docker daemon running?",
      "failed to connect to the docker API at tcp://10.0.0.5:2375: dial tcp 10.0.0.5:2375: i/o timeout",
    ],
    match: /Cannot connect to the Docker daemon at |failed to connect to the docker API at (?!npipe:)/i,
    remedies: [tryAgain, { kind: "addresses" }],
  },
  {
    id: "engineBehindProxyDown",
    number: 17,
    samples: [
      "request returned 500 Internal Server Error for API route and version http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.51/info, check if the server supports the requested API version",
      "request returned Internal Server Error for API route and version http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.47/containers/json, check if the server supports the requested API version",
    ],
    // Older clients leave the number out.
    match:
      /request returned (5\d\d .*|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Timeout) for API route and version/i,
    remedies: [tryAgain, terminal("docker desktop restart")],
  },
  {
    id: "desktopPaused",
    number: 18,
    samples: ["Docker Desktop is manually paused. Unpause it through the Whale menu or Dashboard."],
    match: /Docker Desktop is (\w+ )?paused/i,
    remedies: [openDesktop, tryAgain],
  },
  {
    id: "windowsContainersNotInstalled",
    number: 19,
    samples: [
      "switching to windows engine: windows containers have been disabled for this installation",
      'unable to set engine to "windows": engine is disabled',
    ],
    match:
      /windows containers have been disabled for this installation|unable to set engine to "windows": engine is disabled/i,
    remedies: [{ kind: "repairInstallation" }, troubleshootPage],
  },
  {
    id: "windowsEngineDidNotStart",
    number: 20,
    samples: ["starting windows containers: An error has occurred"],
    match: /starting windows containers: /i,
    remedies: [
      checkPrerequisites,
      engineSettings,
      resetNetworks,
      terminal('Get-Content -Tail 50 "$env:LOCALAPPDATA\\Docker\\log\\host\\com.docker.backend.exe.log"'),
      troubleshootPage,
    ],
  },
  {
    id: "windowsFeaturesMissing",
    number: 21,
    samples: [
      "Required Windows feature(s) not enabled: Hyper-V",
      "Containers feature disabled. Enable it by using PowerShell script",
    ],
    match: /Required Windows feature\(s\) not enabled|Containers feature disabled/i,
    remedies: [enableFeatures],
  },
  {
    id: "containersFeatureMissing",
    number: 22,
    samples: [
      "failed to load vmcompute.dll, ensure that the Containers feature is installed",
      "a required service is not installed, ensure the Containers feature is installed",
    ],
    match: /ensure (that )?the Containers feature is installed/i,
    remedies: [enableFeatures],
  },
  {
    id: "daemonConfigurationRefused",
    number: 23,
    samples: [
      "unable to configure the Docker daemon with file C:\\ProgramData\\Docker\\config\\daemon.json: the following directives don't match any configuration option: default-address-pools",
    ],
    match: /unable to configure the Docker daemon with file /i,
    remedies: [{ kind: "daemonConfiguration" }],
  },
  {
    id: "desktopAccessDenied",
    number: 44,
    samples: ["Docker Desktop - Access Denied"],
    match: /Docker Desktop - Access Denied/i,
    remedies: [joinDockerUsers, permissionPage],
  },
  {
    id: "contextMissing",
    number: 45,
    samples: ['Current context "desktop-linux" is not found on the file system, please check your config file'],
    match: /Current context "[^"]*" is not found on the file system/i,
    remedies: [{ kind: "useAnotherContext" }],
  },
  {
    id: "linuxEngineNeedsVirtualization",
    number: 46,
    samples: [
      "WSL2 is unable to start since virtualization is not enabled on this machine",
      "Error code: Wsl/Service/CreateInstance/CreateVm/HCS/HCS_E_HYPERV_NOT_INSTALLED",
      "Error code: Wsl/Service/CreateInstance/CreateVm/HCS_E_SERVICE_NOT_AVAILABLE",
    ],
    match: /WSL2 is unable to start|HCS_E_(HYPERV_NOT_INSTALLED|SERVICE_NOT_AVAILABLE)/i,
    remedies: [checkPrerequisites, installWsl, troubleshootPage],
  },
  {
    id: "desktopMachineDidNotStart",
    number: 47,
    samples: [
      "The Virtual Machine Management Service failed to start the virtual machine 'DockerDesktopVM' because one of the Hyper-V components is not running",
      'Fehler beim Starten des virtuellen Computers "DockerDesktopVM", da eine der Hyper-V-Komponenten nicht ausgeführt wird.',
    ],
    // One that finds too little memory or disk has another reason.
    match: /^(?!.*\(0x8007(000E|05AA|0070)\)).*["'“„«»]DockerDesktopVM/is,
    remedies: [checkPrerequisites, nestVirtualization, startHypervisor, troubleshootPage],
  },
] as const satisfies readonly CatalogueEntry[];
