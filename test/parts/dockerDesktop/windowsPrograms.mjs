// @ts-check

/** @typedef {"running" | "stopped"} ServiceState */

/**
 * What the programs of Windows say that the product asks beside Docker Desktop; undefined for any other program.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Pick<import("./desktopBackend.mjs").Behaviour, "service" | "process" | "edition">} windows
 * @returns {import("./desktopBackend.mjs").ProgramEnd | undefined}
 */
export function answerOfWindows(program, args, windows) {
  switch (program) {
    case "sc":
      return serviceState(args.at(-1) ?? "", windows.service);
    case "reg":
      return {
        exitCode: 0,
        text: `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\r\n    EditionID    REG_SZ    ${windows.edition}\r\n`,
      };
    case "tasklist":
      return {
        exitCode: 0,
        text:
          windows.process === "running"
            ? '"com.docker.backend.exe","4711","Console","1","98,304 K"'
            : "INFO: No tasks are running which match the specified criteria.",
      };
    default:
      return undefined;
  }
}

/** @param {string} name @param {ServiceState} state @returns {import("./desktopBackend.mjs").ProgramEnd} */
function serviceState(name, state) {
  const lines = [
    `SERVICE_NAME: ${name} `,
    "        TYPE               : 10  WIN32_OWN_PROCESS  ",
    `        STATE              : ${state === "running" ? "4  RUNNING" : "1  STOPPED"} `,
    "        WIN32_EXIT_CODE    : 0  (0x0)",
  ];
  return { exitCode: 0, text: lines.join("\r\n") };
}
