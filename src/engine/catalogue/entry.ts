import type { RunChange } from "../run/runChanges";

/** One known error: its number in the table of known errors, how it reads in full, what recognises it, what helps. */
export interface CatalogueEntry<Id extends string = string> {
  readonly id: Id;
  readonly number: number;
  readonly samples: readonly [string, ...string[]];
  /** Codes and words of programs that do not translate them: Windows' own sentences come in the user's language. */
  readonly match: RegExp;
  readonly remedies: readonly CatalogueRemedy[];
}

export type CatalogueRemedy =
  | { readonly kind: "switchToWindows" }
  | { readonly kind: "switchToLinux" }
  | { readonly kind: "switchMode" }
  | { readonly kind: "tryAgain" }
  /** For the command that ran it, which knows the container's options. */
  | { readonly kind: "runAgain"; readonly change: RunChange }
  /** Often passes the next time: for the command that did it. */
  | { readonly kind: "doAgain" }
  /** The same image of another release: for the command that knows the image, or the file that names it. */
  | { readonly kind: "otherTag" }
  /** The list of what is there is out of date. */
  | { readonly kind: "refresh" }
  | { readonly kind: "stopContainer" }
  | { readonly kind: "startDesktop" }
  | { readonly kind: "openDesktop" }
  | { readonly kind: "engineSettings" }
  | { readonly kind: "prune" }
  /** Of the port that the error names. */
  | { readonly kind: "showPortOwner" }
  | { readonly kind: "reservePort" }
  | { readonly kind: "documentation"; readonly url: string }
  | { readonly kind: "joinDockerUsers" }
  | { readonly kind: "checkPrerequisites" }
  | { readonly kind: "removeNetwork" }
  /** Of Docker Desktop, where it was installed without Windows containers. */
  | { readonly kind: "repairInstallation" }
  /** All images and containers of Docker Desktop's Windows engine. */
  | { readonly kind: "resetWindowsData" }
  /** The file that the error names. */
  | { readonly kind: "daemonConfiguration" }
  /** Of the docker client, with its logins. */
  | { readonly kind: "dockerConfiguration" }
  /** The setting with the engines' addresses. */
  | { readonly kind: "addresses" }
  /** For an administrator. Networks of this machine are made anew. */
  | { readonly kind: "resetNetworks"; readonly line: string }
  /** For the host of a virtual machine, to be copied. */
  | { readonly kind: "onHost"; readonly line: string }
  /** For docker in a terminal, whose own is gone. */
  | { readonly kind: "useAnotherContext" }
  /** Shown in a terminal for the user to read and run; never run for them. */
  | TerminalRemedy;

export interface TerminalRemedy {
  readonly kind: "terminal";
  readonly line: string;
  /** `elevated`: for PowerShell as administrator, on Windows only. */
  readonly rights: "user" | "elevated";
  /** Without which it takes no effect. */
  readonly after?: "restart" | "signOut";
}

const documentation = (url: string): CatalogueRemedy => ({ kind: "documentation", url });

export const terminal = (line: string): CatalogueRemedy => ({ kind: "terminal", line, rights: "user" });
export const elevated = (line: string): CatalogueRemedy => ({ kind: "terminal", line, rights: "elevated" });
const untilRestart = (line: string): CatalogueRemedy => ({
  ...{ kind: "terminal", line, rights: "elevated", after: "restart" },
});
export const refresh: CatalogueRemedy = { kind: "refresh" };
export const startDesktop: CatalogueRemedy = { kind: "startDesktop" };
export const openDesktop: CatalogueRemedy = { kind: "openDesktop" };
export const joinDockerUsers: CatalogueRemedy = { kind: "joinDockerUsers" };
export const tryAgain: CatalogueRemedy = { kind: "tryAgain" };
export const showPortOwner: CatalogueRemedy = { kind: "showPortOwner" };
export const stopContainer: CatalogueRemedy = { kind: "stopContainer" };
export const runAgain = (change: RunChange): CatalogueRemedy => ({ kind: "runAgain", change });

export const compatibilityPage = documentation(
  "https://learn.microsoft.com/virtualization/windowscontainers/deploy-containers/version-compatibility",
);
export const isolationPage = documentation(
  "https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/hyperv-container",
);
export const troubleshootPage = documentation(
  "https://docs.docker.com/desktop/troubleshoot-and-support/troubleshoot/topics/",
);
export const permissionPage = documentation(
  "https://docs.docker.com/desktop/setup/install/windows-permission-requirements/",
);
export const baseImagesPage = documentation(
  "https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images",
);
export const storagePage = documentation(
  "https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-storage",
);
export const mountPage = documentation(
  "https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/persistent-storage",
);
export const networkPage = documentation(
  "https://learn.microsoft.com/virtualization/windowscontainers/container-networking/network-drivers-topologies",
);
export const runPage = documentation("https://docs.docker.com/reference/cli/docker/container/run/");
export const limitsPage = documentation("https://learn.microsoft.com/virtualization/windowscontainers/about/faq");
export const foreignLayersPage = documentation(
  "https://docs.docker.com/reference/cli/dockerd/#allow-push-of-nondistributable-artifacts",
);
export const credentialStoresPage = documentation(
  "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
);
export const loginPage = documentation("https://docs.docker.com/reference/cli/docker/login/");
export const otherTag: CatalogueRemedy = { kind: "otherTag" };
export const windowsUpdate = terminal("start ms-settings:windowsupdate");
export const checkPrerequisites: CatalogueRemedy = { kind: "checkPrerequisites" };
export const engineSettings: CatalogueRemedy = { kind: "engineSettings" };
export const resetNetworks: CatalogueRemedy = {
  kind: "resetNetworks",
  line: String.raw`Stop-Service hns -Force; Remove-Item $env:ProgramData\Microsoft\Windows\HNS\HNS.data; Start-Service hns`,
};
export const nestVirtualization: CatalogueRemedy = {
  kind: "onHost",
  line: "Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true",
};
export const startHypervisor = untilRestart("bcdedit /set hypervisorlaunchtype auto");
export const enableFeatures = untilRestart(
  "Enable-WindowsOptionalFeature -Online -All -FeatureName Microsoft-Hyper-V,Containers",
);
export const enableVirtualMachines = untilRestart(
  "Enable-WindowsOptionalFeature -Online -All -FeatureName VirtualMachinePlatform,Microsoft-Hyper-V",
);
export const installWsl = untilRestart("wsl --install --no-distribution");
