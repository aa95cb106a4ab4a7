/** On the container, the network and the volume of a desktop that we made: the desktop's name. */
export const desktopLabel = "windows-containers.desktop";

/** On the container: what Windows writes to its serial port, and so into the container's log, at its first logon. */
export const readyTokenLabel = "windows-containers.desktop.ready-token";

/** On the volume: which Windows is in it, since another one would make the image put its disk aside. */
export const versionLabel = "windows-containers.desktop.version";
export const languageLabel = "windows-containers.desktop.language";

/** On the container: what was to be done at the first logon, as JSON, so that it can be said, saved and done again. */
export const setupLabel = "windows-containers.desktop.setup";

/** On the container: the image that the desktop ran before, as JSON. */
export const previousImageLabel = "windows-containers.desktop.previous-image";

/** On a volume that was made to take a copy of a disk: the image whose programs make it. */
export const copyLabel = "windows-containers.desktop.copy";
