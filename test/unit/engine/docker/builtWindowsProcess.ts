/**
 * Answers of a Windows engine about a container with process isolation. They are BUILT from the documented fields of its API,
 * not recorded: no Windows engine was at hand.
 */
export const processInspect = {
  Id: "a1b2",
  Created: "2026-11-24T09:58:00.1234567Z",
  Path: "cmd",
  Args: ["/S", "/C", "start-server.cmd"],
  State: {
    Status: "running",
    Running: true,
    Paused: false,
    Restarting: false,
    OOMKilled: false,
    Dead: false,
    Pid: 4711,
    ExitCode: 0,
    Error: "",
    StartedAt: "2026-11-24T09:58:02.7654321Z",
    FinishedAt: "0001-01-01T00:00:00Z",
  },
  Image: "sha256:aa01",
  Name: "/web-process",
  RestartCount: 0,
  Driver: "windowsfilter",
  Platform: "windows",
  ExecIDs: null,
  HostConfig: {
    Binds: null,
    NetworkMode: "default",
    PortBindings: { "80/tcp": [{ HostIp: "", HostPort: "8080" }] },
    RestartPolicy: { Name: "no", MaximumRetryCount: 0 },
    // Filled in with the effective one when the container is made.
    Isolation: "process",
    Memory: 0,
    NanoCpus: 0,
    CpuCount: 0,
    CpuPercent: 0,
    CpuShares: 0,
    IOMaximumIOps: 0,
    IOMaximumBandwidth: 0,
    Privileged: false,
    ReadonlyRootfs: false,
    Ulimits: null,
  },
  GraphDriver: { Data: { dir: String.raw`C:\ProgramData\Docker\windowsfilter\a1b2` }, Name: "windowsfilter" },
  Mounts: [],
  Config: {
    Hostname: "a1b2",
    User: "ContainerUser",
    Tty: false,
    OpenStdin: false,
    Env: null,
    Cmd: ["start-server.cmd"],
    Image: "mcr.microsoft.com/windows/nanoserver:ltsc2022",
    Labels: {},
    ExposedPorts: { "80/tcp": {} },
  },
  NetworkSettings: {
    Ports: { "80/tcp": [{ HostIp: "0.0.0.0", HostPort: "8080" }] },
    Networks: {
      nat: {
        IPAMConfig: null,
        NetworkID: "n1",
        EndpointID: "e1",
        Gateway: "172.20.0.1",
        IPAddress: "172.20.0.2",
        IPPrefixLen: 16,
      },
    },
  },
};

/** Two samples a quarter of a second apart: 8 processors, of which two were busy. Kernel and user time are told as well. */
export const processStats = {
  read: "2026-11-24T10:00:01.75Z",
  preread: "2026-11-24T10:00:01.5Z",
  num_procs: 8,
  pids_stats: {},
  blkio_stats: { io_service_bytes_recursive: null },
  cpu_stats: { cpu_usage: { total_usage: 15_000_000, usage_in_kernelmode: 6_000_000, usage_in_usermode: 9_000_000 } },
  precpu_stats: {
    cpu_usage: { total_usage: 10_000_000, usage_in_kernelmode: 4_000_000, usage_in_usermode: 6_000_000 },
  },
  memory_stats: { commitbytes: 300_000_000, commitpeakbytes: 310_000_000, privateworkingset: 123_456_789 },
  storage_stats: {
    read_count_normalized: 7,
    read_size_bytes: 65_536,
    write_count_normalized: 3,
    write_size_bytes: 12_288,
  },
  networks: {
    "77777777-2222-3333-4444-555555555555": {
      rx_bytes: 2_000,
      tx_bytes: 900,
      rx_packets: 14,
      tx_packets: 9,
      rx_dropped: 0,
    },
  },
};
