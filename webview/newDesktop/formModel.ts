import type { NewDesktopProblem } from "../../src/protocol/newDesktopApi";

type Values = Readonly<Record<string, string>>;

/** What stands in the form, whether or not its input is on the page yet. */
export class FormModel {
  private readonly values: Map<string, string>;
  private readonly watchers: ((field: string) => void)[] = [];
  private readonly editors: ((field: string) => void)[] = [];
  private readonly problems = new Map<string, NewDesktopProblem>();

  constructor(values: Values) {
    this.values = new Map(Object.entries(values));
  }

  value(field: string): string {
    return this.values.get(field) ?? "";
  }

  set(field: string, text: string): void {
    if (this.value(field) !== text) {
      this.values.set(field, text);
      this.tell(field);
      this.editors.forEach((listener) => listener(field));
    }
  }

  all(): Values {
    return Object.fromEntries([...this.values].filter(([, text]) => text !== ""));
  }

  problem(field: string): NewDesktopProblem | undefined {
    return this.problems.get(field);
  }

  errorCount(): number {
    return [...this.problems.values()].filter(({ severity }) => severity === "error").length;
  }

  /** Of each field the worst. */
  setProblems(problems: readonly NewDesktopProblem[]): void {
    const before = new Set(this.problems.keys());
    this.problems.clear();
    for (const problem of problems) {
      if (problem.severity === "error" || !this.problems.has(problem.field)) {
        this.problems.set(problem.field, problem);
      }
    }
    new Set([...before, ...this.problems.keys()]).forEach((field) => this.tell(field));
  }

  /** Hears of every field whose value or problem changed. */
  onDidChange(listener: (field: string) => void): void {
    this.watchers.push(listener);
  }

  /** Hears of every field whose value changed. */
  onDidEdit(listener: (field: string) => void): void {
    this.editors.push(listener);
  }

  private tell(field: string): void {
    this.watchers.forEach((listener) => listener(field));
  }
}
