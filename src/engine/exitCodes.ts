/** What ended a Windows program, where its exit code tells. */
export type KnownExit =
  | "accessViolation"
  | "illegalInstruction"
  | "outOfMemory"
  | "wrongImageFormat"
  | "stackOverflow"
  | "dllMissing"
  | "entryPointMissing"
  | "interrupted"
  | "dllNotInitialised"
  | "failFast"
  | "unhandledDotNetException"
  | "dotNetFailed"
  | "fileNotFound"
  | "pathNotFound"
  | "accessDenied"
  | "diskFull"
  | "computeSystemFailed";

const known: ReadonlyMap<number, KnownExit> = new Map([
  [0xc0000005, "accessViolation"],
  [0xc000001d, "illegalInstruction"],
  [0xc0000017, "outOfMemory"],
  [0xc000007b, "wrongImageFormat"],
  [0xc00000fd, "stackOverflow"],
  [0xc0000135, "dllMissing"],
  [0xc0000138, "entryPointMissing"],
  [0xc0000139, "entryPointMissing"],
  [0xc000013a, "interrupted"],
  [0xc0000142, "dllNotInitialised"],
  [0xc0000409, "failFast"],
  [0xe0434352, "unhandledDotNetException"],
  [0x80131506, "dotNetFailed"],
]);

/** Of Windows' own error numbers, which come wrapped in 0x8007.... */
const wrapped: ReadonlyMap<number, KnownExit> = new Map([
  [0x02, "fileNotFound"],
  [0x03, "pathNotFound"],
  [0x05, "accessDenied"],
  [0x08, "outOfMemory"],
  [0x0e, "outOfMemory"],
  [0x70, "diskFull"],
]);

/** Undefined for the program's own codes, and for all of Linux, whose codes are small. */
export function knownExit(code: number): KnownExit | undefined {
  const unsigned = code >>> 0;
  const facility = unsigned >>> 16;
  if (facility === 0x8007) {
    return wrapped.get(unsigned & 0xffff);
  }
  // The service that runs containers, not the program in one.
  return facility === 0xc037 ? "computeSystemFailed" : known.get(unsigned);
}

/** As such codes are looked up, e.g. "0xC0000135"; undefined for small ones. */
export function hexOfExit(code: number): string | undefined {
  const unsigned = code >>> 0;
  return unsigned < 0x1_0000 ? undefined : `0x${unsigned.toString(16).toUpperCase().padStart(8, "0")}`;
}
