/** On the container, the network and the volume of a desktop that we made: the desktop's name. */
export const desktopLabel = "windows-containers.desktop";

/** On the container: what Windows writes to its serial port, and so into the container's log, at its first logon. */
export const readyTokenLabel = "windows-containers.desktop.ready-token";
