/** Of the texts that are shown in an editor, which nobody has to save. */
export const reportScheme = "windows-containers-prerequisites";
