import * as vscode from "vscode";
import type {
  CheckArea,
  CheckId,
  CheckStatus,
  EngineCheckId,
  WindowsCheckId,
} from "../../../prerequisites/prerequisites";

export function checkTitle(id: CheckId): string {
  return { ...windowsTitles(), ...engineTitles() }[id];
}

function windowsTitles(): Readonly<Record<WindowsCheckId, string>> {
  const service = (name: string): string => vscode.l10n.t("Service {0}", name);
  const feature = (name: string): string => vscode.l10n.t("Feature {0}", name);
  return {
    edition: vscode.l10n.t("Edition"),
    build: vscode.l10n.t("Build"),
    installationType: vscode.l10n.t("Kind of Installation"),
    processor: vscode.l10n.t("Processor"),
    memory: vscode.l10n.t("Memory"),
    virtualMachine: vscode.l10n.t("Virtual Machine"),
    restart: vscode.l10n.t("Pending Restart"),
    hostDrive: vscode.l10n.t("Drive of Windows"),
    hyperVFeature: feature("Hyper-V"),
    hypervisor: vscode.l10n.t("Hypervisor"),
    firmware: vscode.l10n.t("Virtualization in Firmware"),
    hvHostService: service("HvHost"),
    vmmsService: service("vmms"),
    containersFeature: feature("Containers"),
    vmcomputeService: service("vmcompute"),
    hnsService: service("hns"),
    dockerService: service("docker"),
    legacyRegistry: vscode.l10n.t("Old Registry Values"),
    disk: vscode.l10n.t("Disk for Images"),
    dockerDesktopKind: vscode.l10n.t("Installation"),
    windowsContainers: vscode.l10n.t("Windows Containers"),
    dockerDesktopService: service("com.docker.service"),
    dockerUsers: vscode.l10n.t("Group docker-users"),
    bitLocker: vscode.l10n.t("BitLocker Policy"),
    wslFeature: feature("WSL"),
    virtualMachinePlatform: feature("VirtualMachinePlatform"),
    wslVersion: vscode.l10n.t("WSL Version"),
  };
}

function engineTitles(): Readonly<Record<EngineCheckId, string>> {
  return {
    kvm: "/dev/kvm",
    tun: "/dev/net/tun",
    engineMemory: vscode.l10n.t("Free Memory"),
    engineDisk: vscode.l10n.t("Free Disk Space"),
  };
}

export function areaTitle(area: Exclude<CheckArea, "linuxEngine">): string {
  return {
    windows: vscode.l10n.t("Windows"),
    virtualization: vscode.l10n.t("Virtualization"),
    containers: vscode.l10n.t("Containers"),
    dockerDesktop: vscode.l10n.t("Docker Desktop"),
    wsl: vscode.l10n.t("WSL"),
  }[area];
}

/** As it is read aloud, for whoever does not see the icon. */
export function statusName(status: CheckStatus): string {
  return {
    ok: vscode.l10n.t("OK"),
    warning: vscode.l10n.t("warning"),
    missing: vscode.l10n.t("missing"),
    cannotTell: vscode.l10n.t("cannot tell"),
  }[status];
}
