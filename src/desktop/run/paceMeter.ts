import type { InstallStage, StageProgress } from "./installStage";

/** How fast a stage goes, as far as it can be told. */
export interface Pace {
  readonly bytesPerSecond: number | undefined;
  readonly secondsLeft: number | undefined;
}

interface Sample {
  readonly at: number;
  readonly amount: number;
}

/** What happened longer ago says little about now. */
const windowMs = 30_000;
/** Less is no measurement. */
const shortestMs = 2_000;
/** What was there when the looking began comes at once. */
const catchUpMs = 400;
/** Longer without any news, and nobody can say how long it takes. */
const silenceMs = 15_000;

const unknownPace: Pace = { bytesPerSecond: undefined, secondsLeft: undefined };

/** Measures the pace of a stage from what is seen of it since the looking began. */
export class PaceMeter {
  private key = "";
  private samples: readonly Sample[] = [];

  /** @param totalBytes of what is downloaded, where it is known */
  constructor(private readonly totalBytes: number | undefined) {}

  /** Takes in where a stage is at a moment, and tells the pace. */
  measure(stage: InstallStage, nowMs: number): Pace | undefined {
    const progress = "progress" in stage ? stage.progress : undefined;
    if (!progress) {
      this.samples = [];
      return undefined;
    }
    this.add(`${stage.kind} ${progress.kind}`, { at: nowMs, amount: amountOf(progress) });
    return this.pace(stage, progress, nowMs);
  }

  private add(key: string, sample: Sample): void {
    const last = this.samples.at(-1);
    // Another stage, another measure, a download that began anew, or a log that was only just caught up with.
    const isFresh = key !== this.key || last === undefined || sample.amount < last.amount;
    if (isFresh || (this.samples.length === 1 && sample.at - last.at < catchUpMs)) {
      this.key = key;
      this.samples = [sample];
    } else if (last.amount !== sample.amount) {
      this.samples = [...this.samples.filter(({ at }) => sample.at - at <= windowMs), sample];
    }
  }

  private pace(stage: InstallStage, progress: StageProgress, nowMs: number): Pace {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at - first.at < shortestMs || nowMs - last.at > silenceMs) {
      return unknownPace;
    }
    const perSecond = ((last.amount - first.amount) * 1000) / (last.at - first.at);
    const total = stage.kind === "downloading" ? this.totalBytes : undefined;
    const sinceLast = (nowMs - last.at) / 1000;
    const whole = progress.kind === "percent" ? 100 : total;
    const left = whole === undefined ? undefined : (whole - last.amount) / perSecond - sinceLast;
    return {
      bytesPerSecond: bytesPerSecond(progress, perSecond, total),
      secondsLeft: left === undefined || left < 0 ? undefined : inSteps(left),
    };
  }
}

function bytesPerSecond(progress: StageProgress, perSecond: number, total: number | undefined): number | undefined {
  if (progress.kind === "bytes") {
    return twoDigits(perSecond);
  }
  return total === undefined ? undefined : twoDigits((perSecond * total) / 100);
}

function amountOf(progress: StageProgress): number {
  return progress.kind === "percent" ? progress.percent : progress.bytes;
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

/** As exact as it is worth, so that the text does not change with every look. */
function inSteps(seconds: number): number {
  const step = seconds > 90 ? 60 : seconds > 20 ? 10 : 5;
  return Math.max(step, Math.round(seconds / step) * step);
}
