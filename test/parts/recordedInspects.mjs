// @ts-check
/** What a real engine tells of containers that were made in various ways; a part of `recordFixtures.mjs`. */

/**
 * `web` and `fresh` are there already.
 * @param {import("./dockerEngine.mjs").DockerEngine} recorded
 * @param {string} image
 */
export async function recordedInspects({ api, folder }, image) {
  await makeDesktop(api, image, `${folder}/shared`);
  await api.runContainer("leaving", { Image: image, Cmd: ["sh", "-c", "exit 3"], NetworkDisabled: true });
  await api.request("POST", "/containers/leaving/wait");
  const answers = {
    running: await api.request("GET", "/containers/web/json"),
    created: await api.request("GET", "/containers/fresh/json"),
    ended: await api.request("GET", "/containers/leaving/json"),
    desktop: await api.request("GET", "/containers/desk/json"),
  };
  await api.request("DELETE", "/containers/leaving?force=1");
  await api.request("DELETE", "/containers/desk?force=1");
  await api.request("DELETE", "/networks/desk");
  await api.request("DELETE", "/volumes/desk");
  return answers;
}

/**
 * With one of everything that a desktop may be created with.
 * @param {import("./dockerApi.mjs").DockerApi} api
 * @param {string} image
 * @param {string} shared
 */
async function makeDesktop(api, image, shared) {
  await api.request("POST", "/networks/create", {
    json: { Name: "desk", IPAM: { Config: [{ Subnet: "10.215.0.0/24" }] } },
  });
  await api.request("POST", "/volumes/create", {
    json: { Name: "desk", Labels: { "windows-containers.desktop": "desk" } },
  });
  await api.runContainer("desk", {
    Image: image,
    Cmd: ["sleep", "1000"],
    Env: ["VERSION=11", "RAM_SIZE=4G", "USERNAME="],
    Labels: { "windows-containers.desktop": "desk" },
    StopTimeout: 120,
    Tty: true,
    OpenStdin: true,
    ExposedPorts: { "3389/tcp": {}, "3389/udp": {} },
    HostConfig: {
      PortBindings: {
        "3389/tcp": [{ HostIp: "127.0.0.1", HostPort: "13389" }],
        "3389/udp": [{ HostIp: "127.0.0.1", HostPort: "13389" }],
      },
      Mounts: [{ Type: "volume", Source: "desk", Target: "/storage" }],
      Binds: [`${shared}:/shared:ro,Z`],
      Devices: [{ PathOnHost: "/dev/null", PathInContainer: "/dev/kvm", CgroupPermissions: "rwm" }],
      DeviceCgroupRules: ["c 10:232 rwm"],
      CapAdd: ["NET_ADMIN"],
      GroupAdd: ["993"],
      NetworkMode: "desk",
      RestartPolicy: { Name: "on-failure", MaximumRetryCount: 3 },
    },
    NetworkingConfig: { EndpointsConfig: { desk: { IPAMConfig: { IPv4Address: "10.215.0.20" } } } },
  });
}
