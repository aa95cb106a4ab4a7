import * as vscode from "vscode";
import type { Engine } from "../../engine/engine";
import type { ContainerStats, DaemonMode } from "../../engine/model";
import { formatBytes } from "../words/formatBytes";

export interface WatchedContainer {
  readonly engine: Engine;
  readonly id: string;
  readonly name: string;
  readonly mode: DaemonMode;
}

/** Drawn no oftener than this: each container brings a sample a second. */
const drawMs = 500;

/** What containers use, live, a row for each: processors, memory, network and disk. */
export class StatsTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly abort = new AbortController();
  private readonly samples = new Map<string, ContainerStats | "ended">();
  private timer: NodeJS.Timeout | undefined;

  readonly onDidWrite = this.written.event;

  constructor(private readonly containers: readonly WatchedContainer[]) {}

  open(): void {
    this.draw();
    for (const container of this.containers) {
      void this.follow(container);
    }
  }

  close(): void {
    clearTimeout(this.timer);
    this.abort.abort();
    this.written.dispose();
  }

  private async follow({ engine, id }: WatchedContainer): Promise<void> {
    const { signal } = this.abort;
    try {
      for await (const sample of engine.stats(id, signal)) {
        // A container that has ended is told of as all zeros, for ever.
        if (sample.readAt.getUTCFullYear() < 2000) {
          break;
        }
        this.samples.set(id, sample);
        this.drawSoon();
      }
    } catch {
      // A container or an engine that went is one that is no longer measured.
    }
    if (!signal.aborted) {
      this.samples.set(id, "ended");
      this.drawSoon();
    }
  }

  private drawSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, drawMs);
  }

  private draw(): void {
    const titles = [
      vscode.l10n.t("Container"),
      vscode.l10n.t("Processors"),
      vscode.l10n.t("Memory"),
      vscode.l10n.t("Network in / out"),
      vscode.l10n.t("Disk read / written"),
    ];
    const rows = this.containers.map((container) => [container.name, ...this.cells(container)]);
    const widths = titles.map((title, column) =>
      Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
    );
    const line = (cells: readonly string[]): string =>
      cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ");
    const text = [`\x1b[1m${line(titles)}\x1b[0m`, ...rows.map(line), "", `\x1b[2m${this.note()}\x1b[0m`];
    this.written.fire(`\x1b[2J\x1b[3J\x1b[H\x1b[?25l${text.join("\r\n")}`);
  }

  private cells({ id }: WatchedContainer): readonly string[] {
    const sample = this.samples.get(id);
    if (sample === undefined) {
      return ["…", "…", "…", "…"];
    }
    if (sample === "ended") {
      return [vscode.l10n.t("not running"), "", "", ""];
    }
    return statsCells(sample);
  }

  /** The two systems count processors differently. */
  private note(): string {
    const modes = new Set(this.containers.map(({ mode }) => mode));
    return [
      ...(modes.has("windows") ? [vscode.l10n.t("Windows: 100% means all processors of the host.")] : []),
      ...(modes.has("linux") ? [vscode.l10n.t("Linux: 100% means one processor.")] : []),
    ].join(" ");
  }
}

export function statsCells(sample: ContainerStats): readonly string[] {
  const { cpuPercent, memoryBytes, memoryLimitBytes } = sample;
  return [
    cpuPercent === undefined ? "--" : `${cpuPercent.toFixed(1)} %`,
    memoryLimitBytes === undefined
      ? formatBytes(memoryBytes)
      : `${formatBytes(memoryBytes)} / ${formatBytes(memoryLimitBytes)}`,
    `${formatBytes(sample.networkReceivedBytes)} / ${formatBytes(sample.networkSentBytes)}`,
    `${formatBytes(sample.diskReadBytes)} / ${formatBytes(sample.diskWrittenBytes)}`,
  ];
}
