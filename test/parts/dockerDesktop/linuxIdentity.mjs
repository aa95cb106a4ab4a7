// @ts-check

/** The version of Docker Desktop that both engines say they belong to. */
export const desktopName = "Docker Desktop 4.43.1 (198352)";

/**
 * The Linux engine as it says it is inside Docker Desktop.
 * @returns {import("./identityProxy.mjs").Identity}
 */
export function linuxIdentity() {
  const rewriters = new Map([
    ["/info", asDesktopInfo],
    ["/version", asDesktopVersion],
  ]);
  return {
    headers: (rawHeaders) => [...rawHeaders],
    rewriter: ({ method, path }) => (method === "GET" ? rewriters.get(path) : undefined),
  };
}

const kernelVersion = "6.6.87.2-microsoft-standard-WSL2";

/** @param {any} info */
function asDesktopInfo(info) {
  return { ...info, OperatingSystem: "Docker Desktop", KernelVersion: kernelVersion, Name: "docker-desktop" };
}

/** @param {any} version */
function asDesktopVersion(version) {
  return { ...version, Platform: { Name: desktopName }, KernelVersion: kernelVersion };
}
