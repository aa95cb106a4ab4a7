import * as vscode from "vscode";
import { readValues } from "../../../../desktop/fields/formValues";
import type { Inventory } from "../../../../inventory/inventory";
import type { Logger } from "../../../../platform/logger";
import {
  keepTemplate,
  templatesOfWorkspace,
  type TemplateChoice,
} from "../../../commands/desktops/exchange/desktopTemplates";
import { reportError } from "../../../errors/reportError";
import { askOne, type PickItem } from "../../../pickers/askInput";
import { askInSteps, back, type Step } from "../../../pickers/inSteps";
import { withCancellableProgress } from "../../../progress";
import { createNewDesktop, type NewDesktopOwner } from "../createNewDesktop";
import type { NewDesktopForms } from "../formSource";
import { newDesktopSpec } from "../formSpec";
import { lastChoices } from "../lastChoices";
import { firstForm } from "../newDesktopStart";
import type { SetupPreview } from "../setupPreview";
import { askMoreSettings } from "./moreSettings";
import { QuickHost } from "./quickHost";
import {
  folderStep,
  imageStep,
  languageStep,
  nameStep,
  setupStep,
  sizeStep,
  versionStep,
  withValue,
} from "./quickSteps";
import type { QuickState } from "./quickState";
import { templateStep } from "./templateStep";

export interface QuickParts extends NewDesktopOwner {
  readonly inventory: Inventory;
  readonly preview: SetupPreview;
}

/** `windowsContainers.desktops.newQuick`: the form's usual questions, one after the other, to the same end. */
export async function newDesktopQuick(parts: QuickParts, forms: NewDesktopForms): Promise<void> {
  const closed = new AbortController();
  const host = new QuickHost(parts.inventory, closed.signal);
  try {
    const last = lastChoices(parts.memory);
    const start = firstForm(host.engines(), {}, last);
    host.look(start);
    const templates = await templatesAtHand(parts.logger);
    const toBegin = templateStep(templates, (spec) => firstForm(host.engines(), { spec }, last).values);
    const steps = [...(templates.length > 0 ? [toBegin] : []), ...stepsFor(host, parts.preview)];
    const state = await askInSteps<QuickState>(vscode.l10n.t("New Windows Desktop"), start, steps);
    await finish(parts, forms, host, state);
  } finally {
    closed.abort();
  }
}

/** That a file of them cannot be read is said, and keeps nobody from the usual settings. */
async function templatesAtHand(logger: Logger): Promise<readonly TemplateChoice[]> {
  try {
    return await templatesOfWorkspace();
  } catch (error) {
    void reportError(error, logger, "The templates of the workspace cannot be read");
    return [];
  }
}

function stepsFor(host: QuickHost, preview: SetupPreview): readonly Step<QuickState>[] {
  return [
    ...(host.engines().length > 1 ? [engineStep(host)] : []),
    versionStep(host),
    imageStep(host),
    nameStep(host),
    sizeStep(host, "ramSize"),
    sizeStep(host, "coreCount"),
    sizeStep(host, "diskSize"),
    languageStep(),
    folderStep(host),
    setupStep(),
    endStep(host, preview),
  ];
}

function engineStep(host: QuickHost): Step<QuickState> {
  return async (state, place) => {
    const items = host.engines().map(({ snapshot: { key, endpoint } }) => ({
      value: key,
      label: endpoint.name,
      detail: endpoint.host,
    }));
    const placeholder = vscode.l10n.t("On which engine?");
    const answer = await askOne(place, { placeholder, items, value: state.engineKey });
    return answer === back ? answer : { ...state, engineKey: answer };
  };
}

const endField = "\0end";

/** What is made of the answers, and what is to be known of them before. */
function endStep(host: QuickHost, preview: SetupPreview): Step<QuickState> {
  const ask: Step<QuickState> = async (state, place) => {
    const { acceleration } = await host.offer(state);
    const problems = await host.problems(state);
    const errors = problems.filter(({ severity }) => severity === "error");
    const detail = problems.map(({ text }) => text).join(" ");
    const create = { value: "create", label: host.strings.create, detail };
    const slow = { value: "emulate", label: host.strings.emulation, detail: acceleration?.text ?? "" };
    const items: readonly PickItem[] = [
      ...(errors.length > 0 ? [] : acceleration?.state === "missing" ? [slow] : [create]),
      { value: "more", label: vscode.l10n.t("More Settings…") },
      { value: "preview", label: host.strings.preview },
      {
        value: "form",
        label: vscode.l10n.t("Open in the Form"),
        detail: errors.length > 0 ? detail : vscode.l10n.t("All other settings are there."),
      },
      ...(errors.length > 0 || !hasFolder() ? [] : [{ value: "template", label: host.strings.saveTemplate }]),
    ];
    const placeholder = summaryOf(state);
    const answer = await askOne(place, { placeholder, items, value: "create" });
    if (answer === "more") {
      return ask(await askMoreSettings(host, state, place), place);
    }
    if (answer === "preview") {
      await preview.show(newDesktopSpec(state.values));
      return ask(state, place);
    }
    if (answer === "template") {
      await keepTemplate(newDesktopSpec(state.values)).catch(passIfCancelled);
      return ask(state, place);
    }
    return withValue(state, endField, answer);
  };
  return ask;
}

/** Where templates can be kept. */
function hasFolder(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).length > 0;
}

/** Whoever thinks better of a template still has a desktop to make. */
function passIfCancelled(error: unknown): void {
  if (!(error instanceof vscode.CancellationError)) {
    throw error;
  }
}

function summaryOf({ values }: QuickState): string {
  const { spec } = readValues(values);
  const { ramSize, coreCount } = spec.hardware;
  return [spec.name, spec.windows.version, ramSize, coreCount, spec.disks.diskSize].join(" · ");
}

async function finish(parts: QuickParts, forms: NewDesktopForms, host: QuickHost, state: QuickState): Promise<void> {
  const { [endField]: end, ...chosen } = state.values;
  const values = end === "emulate" ? { ...chosen, acceleration: "N" } : chosen;
  if (end === "form") {
    return forms.open({ engineKey: state.engineKey, spec: readValues(values).spec });
  }
  const title = vscode.l10n.t("Creating the desktop {0}", values.name ?? "");
  return withCancellableProgress(title, (signal, report) => {
    const tell = ({ text }: { readonly text: string }): void => report({ message: text });
    return createNewDesktop(parts, host.target(state.engineKey), values, { report: tell, signal });
  });
}
