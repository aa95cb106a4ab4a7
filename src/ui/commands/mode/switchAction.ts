/** What can be pressed below the end of a switch. */
export type SwitchAction =
  | "switchBack"
  | "tryAgain"
  | "switchAnyway"
  | "openDockerDesktop"
  /** Starts or shows Docker Desktop, waits until it answers, and switches. */
  | "startAndSwitch"
  | "restartDockerDesktop"
  | "install"
  | "addEngine"
  | "repairInstallation"
  | "changeEdition"
  | "enableFeatures"
  | "startService"
  | "startNetworkService"
  | "openSettingsFile"
  | "moveSettingsAway"
  | "showLog";
