/** Of our settings: apart, for activation needs its name and none of what reads them. */
export const section = "windowsContainers";
