import {
  baseImagesPage,
  checkPrerequisites,
  elevated,
  isolationPage,
  limitsPage,
  mountPage,
  networkPage,
  resetNetworks,
  runAgain,
  runPage,
  showPortOwner,
  stopContainer,
  terminal,
  troubleshootPage,
  type CatalogueEntry,
} from "./entry";

const listNats = terminal("Get-NetNat");
const restartNetworkService = elevated("Restart-Service hns -Force");

/** Networks and ports of Windows engines. */
export const networkEntries = [
  {
    id: "networkObjectExists",
    number: 26,
    samples: [
      "failed to create endpoint web on network nat: HNS failed with error : The object already exists.",
      "failed to create endpoint web on network nat: failed during hnsCallRawResponse: hnsCall failed in Win32: The object already exists. (0x1392)",
    ],
    match:
      /failed to create endpoint .* on network .*HNS failed with error(?! : The process cannot access)|hnsCall failed in Win32: .*\(0x1392\)/i,
    remedies: [restartNetworkService, listNats, { kind: "removeNetwork" }, resetNetworks],
  },
  {
    id: "networkServiceFailed",
    number: 27,
    samples: [
      "HNS failed with error : Unspecified error",
      "Error creating default network: HNS failed with error : The parameter is incorrect.",
      "Error creating default network: failed during hnsCallRawResponse: hnsCall failed in Win32: The parameter is incorrect. (0x57)",
    ],
    match:
      /^(?!.*failed to create endpoint).*HNS failed with error(?! : The process cannot access)|hnsCall failed in Win32: .*\(0x(57|80004005)\)/is,
    remedies: [listNats, elevated("Get-NetNat | Remove-NetNat"), restartNetworkService, resetNetworks],
  },
  {
    id: "networkDataOutdated",
    number: 28,
    samples: ["hnsCall failed in Win32: The wrong diskette is in the drive. (0x22)"],
    match: /hnsCall failed in Win32: .*\(0x22\)/i,
    remedies: [resetNetworks, troubleshootPage],
  },
  {
    id: "networkServiceStopped",
    number: 48,
    samples: [
      "hnsCall failed in Win32: The service has not been started. (0x426)",
      "hnsCall failed in Win32: Der Dienst wurde nicht gestartet. (0x426)",
    ],
    match: /hnsCall failed in Win32: .*\(0x426\)/i,
    remedies: [elevated("Start-Service hns"), checkPrerequisites],
  },
  {
    id: "portTaken",
    number: 29,
    samples: [
      "Bind for 0.0.0.0:8080 failed: port is already allocated",
      "listen tcp 0.0.0.0:8080: bind: address is already in use",
      "failed to create endpoint web on network nat: hnsCall failed in Win32: The specified port already exists. (0x803b0013)",
      "failed to create endpoint web on network nat: hnsCall failed in Win32: The process cannot access the file because it is being used by another process. (0x20)",
      "failed to create endpoint web on network nat: HNS failed with error : The process cannot access the file because it is being used by another process.",
    ],
    // A port of Windows' NAT that a program has is a file that is in use to it.
    match:
      /\(0x803b0013\)|hnsCall failed in Win32: .*\(0x20\)|HNS failed with error : The process cannot access|port is already allocated|bind: address (is )?already in use/i,
    remedies: [runAgain("freePort"), showPortOwner],
  },
  {
    id: "portTakenOrReserved",
    number: 30,
    samples: [
      "ports are not available: exposing port TCP 0.0.0.0:50051 -> 127.0.0.1:0: listen tcp 0.0.0.0:50051: bind: An attempt was made to access a socket in a way forbidden by its access permissions.",
      "Ports are not available: exposing port TCP 0.0.0.0:8080 -> 127.0.0.1:0: listen tcp 0.0.0.0:8080: bind: Only one usage of each socket address (protocol/network address/port) is normally permitted.",
      "Ports are not available: exposing port TCP 0.0.0.0:8080 -> 127.0.0.1:0: listen tcp 0.0.0.0:8080: bind: Normalerweise darf jede Socketadresse (Protokoll, Netzwerkadresse oder Anschluss) nur jeweils einmal verwendet werden.",
    ],
    // Windows says in the user's language which of the two it is. The rest is how Linux engines refuse a port or an address.
    match:
      /listen (tcp|udp)\d? \S+: bind: (?!address (is )?already in use|permission denied|cannot assign requested address)/i,
    remedies: [
      runAgain("freePort"),
      showPortOwner,
      terminal("netsh interface ipv4 show excludedportrange protocol=tcp"),
      { kind: "reservePort" },
    ],
  },
  {
    id: "hostAddressOfPort",
    number: 31,
    samples: [
      "Windows does not support host IP addresses in NAT settings",
      "Windows does not support more than one host port in NAT settings",
    ],
    match: /does not support (host IP addresses|more than one host port) in NAT settings/i,
    remedies: [runAgain("allAddresses"), networkPage],
  },
] as const satisfies readonly CatalogueEntry[];

/** What a Windows engine is asked and cannot do. */
export const optionEntries = [
  {
    id: "isolationUnknown",
    number: 32,
    samples: ["invalid isolation (vm): Windows supports 'default', 'process', or 'hyperv'"],
    match: /invalid isolation \([^)]*\)/i,
    remedies: [runAgain("defaultIsolation"), isolationPage],
  },
  {
    id: "optionOfLinux",
    number: 33,
    samples: [
      "invalid option: Windows does not support BlkioWeight",
      "invalid option: privileged mode is not supported for Windows containers",
      "invalid option: read-only mode is not supported for Windows containers",
    ],
    match: /invalid option: (Windows does not support|(privileged|read-only) mode)/i,
    remedies: [runAgain("withoutLinuxOptions"), runPage],
  },
  {
    id: "filesOfRunningContainer",
    number: 34,
    samples: ["filesystem operations against a running Hyper-V container are not supported"],
    match: /filesystem operations against a running Hyper-V container/i,
    remedies: [stopContainer, mountPage],
  },
  {
    id: "pauseNotPossible",
    number: 35,
    samples: [
      "not implemented for containers using process isolation",
      "cannot pause Windows Server Containers",
      "cannot resume Windows Server Containers",
    ],
    match: /not implemented for containers using process isolation|cannot (pause|resume) Windows Server Containers/i,
    remedies: [stopContainer, isolationPage],
  },
  {
    id: "notOnWindows",
    number: 36,
    samples: [
      "resource updating isn't supported on Windows",
      "the daemon on this operating system does not support exporting Windows containers",
      "windows does not support commit of a running container",
      "Windows does not support diff of a running container",
      "Windows does not support arguments to top",
      "windows does not support tmpfs",
      '"FROM scratch" is not supported on Windows',
    ],
    match:
      /(updating isn't|scratch" is not) supported on Windows|not support exporting Windows containers|windows does not support (commit|diff|arguments to top|tmpfs)/i,
    remedies: [limitsPage],
  },
  {
    id: "mountNotPossible",
    number: 37,
    samples: [
      "source path must be a directory",
      "destination path (c:) cannot be 'c:' or 'c:\\'",
      "file 'C:\\a.txt' cannot be mapped. Only directories can be mapped on this platform",
    ],
    match:
      /source path must be a directory|destination path \(.*\) cannot be|Only directories can be mapped on this platform/i,
    remedies: [mountPage],
  },
  {
    id: "programMissing",
    number: 38,
    samples: [
      "hcs::System::CreateProcess 3f2a: The system cannot find the file specified. (0x2)",
      "container 3f2a encountered an error during hcs::System::CreateProcess: powershell: Le fichier spécifié est introuvable. (0x2)",
      "hcs::System::CreateProcess 3f2a: The system cannot find the file specified.: unknown",
      'CreateProcess 3f2a: The system cannot find the file specified.\n(extra info: {"CommandLine":"echo foo"}): unknown',
    ],
    match: /CreateProcess\b.*(\(0x2\)|: The system cannot find the file specified)/is,
    // Nano Server has no PowerShell, and no image has every shell.
    remedies: [runAgain("commandPrompt"), baseImagesPage],
  },
] as const satisfies readonly CatalogueEntry[];
