import * as vscode from "vscode";
import type { Disposable } from "../../platform/emitter";
import { back, type StepPlace } from "./inSteps";

export interface PickItem extends vscode.QuickPickItem {
  readonly value: string;
}

export interface OneQuestion {
  readonly placeholder: string;
  readonly items: readonly PickItem[];
  /** Chosen at first. */
  readonly value: string;
  /** With it any text may be typed; it says what is wrong with one. */
  readonly refusal?: (text: string) => Promise<string | undefined>;
}

/** One of the items, or what is typed where that is allowed. */
export async function askOne(place: StepPlace, question: OneQuestion): Promise<string | typeof back> {
  const pick = vscode.window.createQuickPick<PickItem>();
  const { items, value, refusal } = question;
  prepare(pick, place, question.placeholder);
  pick.items = items;
  pick.activeItems = items.filter((item) => item.value === value).slice(0, 1);
  pick.matchOnDescription = true;
  const listeners: Disposable[] = [];
  if (refusal) {
    listeners.push(pick.onDidChangeValue((text) => void offerTyped(pick, items, text, refusal)));
  }
  const answer = untilAnswered(pick, () => {
    const [chosen] = pick.selectedItems;
    return chosen === undefined || chosen.iconPath === refusedIcon ? undefined : chosen.value;
  });
  return answer.finally(() => listeners.forEach((one) => one.dispose()));
}

const refusedIcon = new vscode.ThemeIcon("error");

/** What is typed stands first, with what is wrong with it. */
async function offerTyped(
  pick: vscode.QuickPick<PickItem>,
  items: readonly PickItem[],
  text: string,
  refusal: (text: string) => Promise<string | undefined>,
): Promise<void> {
  const typed = text.trim();
  if (typed === "" || items.some(({ value }) => value === typed)) {
    pick.items = items;
    return;
  }
  const wrong = await refusal(typed);
  if (pick.value.trim() === typed) {
    const look = wrong === undefined ? {} : { detail: wrong, iconPath: refusedIcon };
    pick.items = [{ label: typed, value: typed, alwaysShow: true, ...look }, ...items];
  }
}

/** Any number of the items. */
export async function askMany(
  place: StepPlace,
  question: { readonly placeholder: string; readonly items: readonly PickItem[]; readonly values: readonly string[] },
): Promise<readonly string[] | typeof back> {
  const pick = vscode.window.createQuickPick<PickItem>();
  prepare(pick, place, question.placeholder);
  pick.canSelectMany = true;
  pick.items = question.items;
  pick.selectedItems = question.items.filter(({ value }) => question.values.includes(value));
  return untilAnswered(pick, () => pick.selectedItems.map(({ value }) => value));
}

/** A text; while it is refused, it is not taken. */
export async function askLine(
  place: StepPlace,
  question: {
    readonly prompt: string;
    readonly value: string;
    /** A password is not shown while it is typed. */
    readonly kind?: "text" | "password";
    readonly refusal: (text: string) => Promise<string | undefined>;
  },
): Promise<string | typeof back> {
  const box = vscode.window.createInputBox();
  prepare(box, place, "");
  box.prompt = question.prompt;
  box.value = question.value;
  box.password = question.kind === "password";
  const check = async (): Promise<void> => {
    const text = box.value;
    const wrong = await question.refusal(text.trim());
    if (box.value === text) {
      box.validationMessage = wrong;
    }
  };
  box.onDidChangeValue(() => void check());
  await check();
  return untilAnswered(box, () => (box.validationMessage === undefined ? box.value.trim() : undefined));
}

function prepare(input: vscode.QuickInput, place: StepPlace, placeholder: string): void {
  Object.assign(input, place, { ignoreFocusOut: true });
  if ("placeholder" in input) {
    input.placeholder = placeholder;
  }
  if ("buttons" in input && place.step > 1) {
    input.buttons = [vscode.QuickInputButtons.Back];
  }
}

/** @param read undefined while what stands there is no answer */
async function untilAnswered<T>(
  input: vscode.QuickPick<PickItem> | vscode.InputBox,
  read: () => T | undefined,
): Promise<T | typeof back> {
  try {
    return await new Promise<T | typeof back>((resolve, reject) => {
      input.onDidAccept(() => {
        const answer = read();
        if (answer !== undefined) {
          resolve(answer);
        }
      });
      input.onDidTriggerButton(() => resolve(back));
      input.onDidHide(() => reject(new vscode.CancellationError()));
      input.show();
    });
  } finally {
    input.dispose();
  }
}
