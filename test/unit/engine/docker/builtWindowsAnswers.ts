/**
 * Answers of a Windows engine. They are BUILT from the documented fields of its API, not recorded: no Windows engine was
 * at hand.
 */
export const windowsPingHeaders = { "api-version": "1.47", ostype: "windows", "builder-version": "1" };

export const windowsInfo = {
  ID: "7c4f2d5e-8f4e-4a37-9c76-6f5b1de2f4a1",
  Containers: 1,
  Driver: "windowsfilter",
  Plugins: { Volume: ["local"], Network: ["ics", "internal", "l2bridge", "l2tunnel", "nat", "null", "transparent"] },
  KernelVersion: "10.0 26100 (26100.1.amd64fre.ge_release.240331-1435)",
  OperatingSystem: "Microsoft Windows Version 24H2 (OS Build 26100.1742)",
  OSVersion: "10.0.26100",
  OSType: "windows",
  Architecture: "x86_64",
  NCPU: 8,
  MemTotal: 34_359_738_368,
  DockerRootDir: String.raw`C:\ProgramData\Docker`,
  Name: "ENGINE-HOST",
  ServerVersion: "28.2.2",
  Isolation: "hyperv",
};

export const windowsVersion = {
  Platform: { Name: "Docker Desktop 4.43.1 (198352)" },
  Version: "28.2.2",
  ApiVersion: "1.50",
  MinAPIVersion: "1.24",
  Os: "windows",
  Arch: "amd64",
  KernelVersion: "10.0 26100 (26100.1.amd64fre.ge_release.240331-1435)",
};

export const windowsContainers = [
  {
    Id: "f3a1",
    Names: ["/iis"],
    Image: "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2025",
    ImageID: "sha256:aa01",
    Command: String.raw`C:\ServiceMonitor.exe w3svc`,
    Created: 1_795_000_000,
    Ports: [{ PrivatePort: 80, PublicPort: 8080, Type: "tcp" }],
    Labels: null,
    State: "running",
    Status: "Up 3 minutes",
    HostConfig: { NetworkMode: "nat", Isolation: "hyperv" },
    NetworkSettings: { Networks: { nat: { NetworkID: "n1", IPAddress: "172.20.0.2" } } },
    Mounts: [],
  },
];

export const windowsNetworks = [
  {
    Id: "n1",
    Name: "nat",
    Driver: "nat",
    Scope: "local",
    Internal: false,
    Options: { "com.docker.network.windowsshim.hnsid": "1" },
    IPAM: { Driver: "windows", Options: null, Config: [{ Subnet: "172.20.0.0/16", Gateway: "172.20.0.1" }] },
    Labels: {},
  },
  {
    Id: "n2",
    Name: "Default Switch",
    Driver: "ics",
    Scope: "local",
    Internal: false,
    Options: { "com.docker.network.windowsshim.hnsid": "2", "com.docker.network.windowsshim.hnsowned": "true" },
    IPAM: { Driver: "windows", Options: null, Config: [{ Subnet: "0.0.0.0/0" }] },
    Labels: {},
  },
];

export const windowsVolumes = {
  Volumes: [
    {
      CreatedAt: "2026-11-24T09:58:00+01:00",
      Driver: "local",
      Labels: null,
      Mountpoint: String.raw`C:\ProgramData\Docker\volumes\site\_data`,
      Name: "site",
      Options: null,
      Scope: "local",
    },
  ],
  Warnings: null,
};

export const windowsImages = [
  {
    Containers: -1,
    Created: 1_795_000_000,
    Id: "sha256:aa01",
    Labels: null,
    ParentId: "",
    RepoDigests: ["mcr.microsoft.com/windows/nanoserver@sha256:bb02"],
    RepoTags: ["mcr.microsoft.com/windows/nanoserver:ltsc2022"],
    SharedSize: -1,
    Size: 293_000_000,
  },
];

export const windowsImageInspect = {
  Id: "sha256:aa01",
  RepoTags: ["mcr.microsoft.com/windows/nanoserver:ltsc2022"],
  RepoDigests: ["mcr.microsoft.com/windows/nanoserver@sha256:bb02"],
  Created: "2026-11-10T03:00:00.000Z",
  Config: { User: "ContainerUser", Env: null, Cmd: [String.raw`c:\windows\system32\cmd.exe`], Labels: null },
  Architecture: "amd64",
  Os: "windows",
  OsVersion: "10.0.20348.2527",
  Size: 293_000_000,
  RootFS: { Type: "layers", Layers: ["sha256:cc03"] },
};

/** Of a registry, which any engine asks; of an image with one entry for each build of Windows. */
export const windowsDistribution = {
  Descriptor: {
    mediaType: "application/vnd.docker.distribution.manifest.list.v2+json",
    digest: "sha256:dd04",
    size: 987,
  },
  Platforms: [
    { architecture: "amd64", os: "windows", "os.version": "10.0.26100.2314" },
    { architecture: "amd64", os: "windows", "os.version": "10.0.20348.2762" },
  ],
};

export const windowsTop = {
  Processes: [
    ["smss.exe", "1364", "00:00:00.062", "282.6kB"],
    ["cmd.exe", "1508", "00:00:00.015", "1.004MB"],
  ],
  Titles: ["Name", "PID", "CPU", "Private Working Set"],
};
