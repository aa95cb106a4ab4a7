import { generationOf } from "../imageGeneration";
import { stagesOf, type InstallStage, type InstallStageKind, type StageProgress } from "./installStage";

/** Where stages are told: most of them in both, by turns, and either may be read later than the other. */
export type StageTeller = "log" | "page";

export interface ToldStages {
  readonly imageVersion: string | undefined;
  /** What is to be believed of both. */
  readonly stage: InstallStage;
  /** What each of them said last. */
  readonly told: Readonly<Partial<Record<StageTeller, InstallStage>>>;
}

/**
 * Takes in what one of them tells. Whoever is behind the other was only read later; but whoever goes back behind its own
 * words tells of something that is done anew, as a download is from another server. The same object means no news.
 */
export function withStage<T extends ToldStages>(stages: T, news: InstallStage, teller: StageTeller): T {
  const own = stages.told[teller];
  const said = own === undefined ? news : withKnownProgress(own, news);
  if (said === own) {
    return stages;
  }
  const order = orderOf(stages);
  const told = { ...stages.told, [teller]: said };
  const isAnew = own !== undefined && isBehind(said, own, order);
  return isAnew || !isBehind(said, stages.stage, order)
    ? { ...stages, told, stage: withKnownProgress(stages.stage, said) }
    : { ...stages, told };
}

export function orderOf({ imageVersion }: Pick<ToldStages, "imageVersion">): readonly InstallStageKind[] {
  return stagesOf(generationOf(imageVersion));
}

/** A stage without a number keeps the number that it had. */
function withKnownProgress(known: InstallStage, news: InstallStage): InstallStage {
  if (known.kind !== news.kind) {
    return news;
  }
  const [before, now] = [progressOf(known), progressOf(news)];
  return now && !(before?.kind === now.kind && amountOf(before) === amountOf(now)) ? news : known;
}

export function isBehind(one: InstallStage, other: InstallStage, order: readonly InstallStageKind[]): boolean {
  if (one.kind !== other.kind) {
    return order.indexOf(one.kind) < order.indexOf(other.kind);
  }
  const [own, others] = [progressOf(one), progressOf(other)];
  return own !== undefined && own.kind === others?.kind && amountOf(own) < amountOf(others);
}

function progressOf(stage: InstallStage): StageProgress | undefined {
  return "progress" in stage ? stage.progress : undefined;
}

function amountOf(progress: StageProgress): number {
  return progress.kind === "percent" ? progress.percent : progress.bytes;
}
