/** The images' grammar of amounts (`8G`, `512M`, `half`, `max`), read as mebibytes where it names an amount. */
export type Size = { readonly kind: "amount"; readonly mebibytes: number } | { readonly kind: "half" | "max" };

const mebibytesPerUnit = { M: 1, G: 1024, T: 1024 * 1024 } as const;

/** A bare number below this is gibibytes, from here on mebibytes: the images' own rule for `RAM_SIZE`. */
const bareMebibytesFrom = 130;

export function parseRamSize(text: string): Size | undefined {
  return parseSize(text, (amount) => (amount < bareMebibytesFrom ? "G" : "M"));
}

/** A bare number is gibibytes. */
export function parseDiskSize(text: string): Size | undefined {
  return parseSize(text, () => "G");
}

/** As a size is shown and written: the largest unit that keeps it whole. */
export function formatMebibytes(mebibytes: number): string {
  const whole = mebibytes >= 1024 && mebibytes % 1024 === 0;
  return whole ? `${mebibytes / 1024}G` : `${mebibytes}M`;
}

function parseSize(text: string, unitOfBare: (amount: number) => "G" | "M"): Size | undefined {
  const plain = text.replace(/["'\s]/g, "").toUpperCase();
  if (plain === "HALF" || plain === "MAX") {
    return { kind: plain === "HALF" ? "half" : "max" };
  }
  const match = /^(\d+(?:\.\d+)?)([MGT]?)I?B?$/.exec(plain);
  if (!match) {
    return undefined;
  }
  const amount = Number(match[1]);
  const unit = isUnit(match[2]) ? match[2] : unitOfBare(amount);
  return { kind: "amount", mebibytes: Math.round(amount * mebibytesPerUnit[unit]) };
}

function isUnit(text: string | undefined): text is keyof typeof mebibytesPerUnit {
  return text !== undefined && text in mebibytesPerUnit;
}
