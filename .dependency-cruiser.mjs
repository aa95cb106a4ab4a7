// @ts-check
/** The arrows of the design: extension -> ui -> product folders -> engine -> platform; webview -> protocol -> zod. */
const vscode = "(^|/)(@types/)?vscode(/|$)";
const product = ["inventory", "mode", "desktop", "compatibility", "prerequisites", "diagnosis"];

/** @param {string} folder @param {string[]} allowed @returns {import("dependency-cruiser").IForbiddenRuleType} */
const onlyInto = (folder, allowed) => ({
  name: `arrows-of-${folder}`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^src/", pathNot: [folder, ...allowed].map((name) => `^src/${name}/`) },
});

/**
 * What each product folder, and each folder in it, shows to other folders; the rest is its own business. A file that is
 * meant for others is added here.
 * @type {Readonly<Record<string, string>>}
 */
const faces = {
  inventory: "inventory engineState containerOnPort",
  mode: "mode thisMachine findDockerDesktop currentContext repairContext repairLines settingsFiles modeSettings switchJourney dockerDesktopSwitcher watchDesktopStart liveModeMonitor",
  compatibility: "verdict hypervisor pullForecast systemsForecast windowsReleases workingReference",
  prerequisites: "prerequisites liveChecks runChecks commandRemedy markdownReport terminalLine",
  "prerequisites/linuxEngine": "engineChecks engineFacts",
  "prerequisites/windows": "windowsChecks windowsFacts",
  diagnosis: "diagnosis diagnoseNetwork containerFacts machineHere commands networkMarkdown portHolder",
  desktop: "desktop desktopError desktopMonitor desktopPlace desktopImages findDesktops containerRecord labels spec",
  "desktop/access": "guestAddress portForward rdpClients rdpFile rdpProbe sshPort sshTarget",
  "desktop/agent": "agentClipboard agentLines withAgent",
  "desktop/create": "createDesktop lockedSettings probeHost probeRoom templates",
  "desktop/exchange":
    "composeText devcontainer formOfSpec readDesktopFile resolveSources specOfForm writeCompose writeKubernetes writeRunLine",
  "desktop/fields": "formField formFields formValues",
  "desktop/life":
    "abandonedWork cloneDesktop desktopStorages diskFormats editableSettings exportDisk furtherStorages health idleness importDisk leftOutDisks mendStorage previousImage putAside recreateDesktop refuseLeftDisk refuseUnsafeDisk removeDesktop snapshot snapshots specChanges storageWork",
  "desktop/machine": "machinePower",
  "desktop/oem": "keyboardLayouts oemFiles timeZones usualPackages",
  "desktop/run": "desktopFailure desktopHint installStage paceMeter stageParser",
  "desktop/screen": "screenKeeper screenLines screenSound screenTunnel screenWire",
  "desktop/spec":
    "grammar languages neededDevices readSpec setup size specFields specProblem specProblems variables versionTable versions",
  "desktop/stop": "diskSafety removalByStop stopDesktop stopGrace",
};
const shown = Object.entries(faces).map(([folder, names]) => `^src/${folder}/(${names.replaceAll(" ", "|")})\\.ts$`);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "vscode-in-ui-only",
      severity: "error",
      from: { path: "^(src|webview)/", pathNot: ["^src/ui/", "^src/extension\\.ts$"] },
      to: { path: vscode },
    },
    onlyInto("platform", []),
    onlyInto("protocol", []),
    onlyInto("engine", ["platform"]),
    ...product.filter((folder) => folder !== "diagnosis").map((folder) => onlyInto(folder, ["engine", "platform"])),
    // It mends what it finds by the same commands, asked for and reported in the same way.
    onlyInto("diagnosis", ["prerequisites", "engine", "platform"]),
    onlyInto("ui", [...product, "engine", "platform", "protocol"]),
    {
      name: "adapters-are-the-extension's",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/engine/docker/", "^src/extension\\.ts$"] },
      to: { path: "^src/engine/docker/" },
    },
    ...product.map((folder) => ({
      name: `faces-of-${folder}`,
      comment: "Others see what a folder shows, and no more. What fills it is constructed by the extension alone.",
      severity: /** @type {const} */ ("error"),
      from: { path: "^src/", pathNot: [`^src/${folder}/`, "^src/extension\\.ts$"] },
      to: { path: `^src/${folder}/`, pathNot: shown },
    })),
    {
      name: "a-desktop-needs-a-place-and-no-engine",
      comment:
        "Its settings, stages, screen, machine and panel are the same wherever its container runs: see desktopPlace.",
      severity: "error",
      from: { path: "^src/(desktop/(spec|run|screen|machine|agent)|ui/panels/desktop)/" },
      to: { path: "^src/engine/engine\\.ts$" },
    },
    {
      name: "webview-sees-the-protocol-only",
      severity: "error",
      from: { path: "^webview/" },
      to: { path: "^src/", pathNot: "^src/protocol/" },
    },
    {
      name: "protocol-needs-zod-only",
      severity: "error",
      from: { path: "^src/protocol/" },
      to: { path: "node_modules", pathNot: "node_modules/zod/" },
    },
    {
      name: "no-node-in-the-browser",
      severity: "error",
      from: { path: "^(webview|src/protocol)/" },
      to: { dependencyTypes: ["core"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
