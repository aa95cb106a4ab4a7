import type {
  newDesktopApi,
  NewDesktopField,
  NewDesktopForm,
  NewDesktopOffer,
  NewDesktopProblem,
} from "../../src/protocol/newDesktopApi";
import type { RequestResult } from "../../src/protocol/define";
import { checkbox, choiceInput, type CheckInput, type ChoiceInput } from "../kit/controls";
import { element } from "../kit/element";
import type { MessageClient } from "../kit/messageClient";
import { Actions } from "./actions";
import { Creation } from "./creation";
import { Field } from "./field";
import { FormModel } from "./formModel";
import { HostPart } from "./hostPart";
import { ImagePicker } from "./imagePicker";
import { settingField, type FieldParts } from "./settingField";
import type { NewDesktopStart } from "./start";
import { Settings } from "./settings";
import { VersionPicker } from "./versionPicker";

type SubmitResult = RequestResult<(typeof newDesktopApi)["toHost"], "submit">;

/** The face of the form: fields in one row stand beside each other where there is room. */
const rows = [
  ["ramSize", "coreCount", "diskSize"],
  ["language", "region", "keyboard"],
  ["folder"],
  ["userName", "password"],
];

/** The form: what it holds is checked by the extension at every change, and told beside the field. */
export class NewDesktopPage {
  readonly creation = new Creation();
  private readonly model: FormModel;
  private readonly parts: FieldParts;
  private readonly fields = new Map<string, Field>();
  private readonly engine: ChoiceInput;
  private readonly image: ImagePicker;
  private readonly settings: Settings;
  private readonly actions: Actions;
  private readonly host: HostPart;
  private readonly share: CheckInput;
  /** Counts the questions to the extension: only the answer to the last one is of interest. */
  private checks = 0;
  private offers = 0;

  constructor(
    private readonly client: MessageClient<typeof newDesktopApi>,
    private readonly start: NewDesktopStart,
  ) {
    const { strings, form, engines } = start;
    this.model = new FormModel(form.values);
    this.parts = {
      model: this.model,
      strings,
      browse: async (kind) => (await client.request("browse", { kind })).path,
    };
    this.engine = choiceInput(strings.engine, () => void this.askOffer());
    this.engine.setChoices(engines);
    this.engine.setValue(form.engineKey);
    this.image = new ImagePicker(labelOf(start, "image"), strings.otherImage, () =>
      this.model.set("image", this.image.value()),
    );
    this.host = new HostPart(strings.emulation, this.model);
    this.share = checkbox(strings.shareWorkspace, (state) =>
      this.model.set("folder", state === "checked" ? start.workspace : ""),
    );
    this.settings = new Settings(start, this.parts, { preview: () => void this.preview() });
    this.actions = new Actions(strings, {
      create: () => void this.submit(),
      saveTemplate: () => void this.saveTemplate(),
      cancel: () => client.notify("cancel", undefined),
    });
    this.makeFields();
    document.body.append(this.layOut());
    this.model.onDidEdit((field) => this.onEdit(field));
    this.model.onDidChange(() => this.actions.showTrouble(this.model.errorCount()));
    this.showShare();
    this.fields.get("name")?.focus();
    void this.askOffer();
  }

  /** Of the chosen engine, what there is to choose from. */
  followImages(engineKey: string): void {
    if (engineKey === this.engine.value()) {
      void this.askOffer();
    }
  }

  private makeFields(): void {
    const { usual, versions, strings } = this.start;
    for (const definition of usual) {
      const made = this.makeField(definition, versions, strings);
      this.fields.set(definition.field, made);
    }
  }

  private makeField(
    definition: NewDesktopField,
    versions: NewDesktopStart["versions"],
    strings: NewDesktopStart["strings"],
  ): Field {
    const { field, label, hint } = definition;
    if (field === "image") {
      return this.bound(field, new Field(this.image, { caption: label, hint }));
    }
    if (field === "version") {
      const picker: VersionPicker = new VersionPicker(versions, strings, () => this.model.set(field, picker.value()));
      return this.bound(field, new Field(picker, { caption: label, hint }));
    }
    return settingField(definition, this.parts);
  }

  /** As `settingField` does, for inputs of their own. */
  private bound(name: string, field: Field): Field {
    const update = (): void => {
      if (field.input.value() !== this.model.value(name)) {
        field.input.setValue(this.model.value(name));
      }
      field.showProblem(this.model.problem(name));
    };
    if (name === "image") {
      // Until it is known which there are.
      this.image.setChoices([{ value: this.model.value(name), label: this.model.value(name) }]);
    }
    this.model.onDidChange((changed) => {
      if (changed === name) {
        update();
      }
    });
    update();
    return field;
  }

  private layOut(): HTMLElement {
    const { strings, engines, notices } = this.start;
    const engine = new Field(this.engine, { caption: strings.engine });
    engine.root.hidden = engines.length < 2;
    this.share.root.hidden = this.start.workspace === "";
    this.fields.get("folder")?.root.prepend(this.share.root);
    const root = (field: string): readonly HTMLElement[] => {
      const made = this.fields.get(field);
      return made ? [made.root] : [];
    };
    const face = rows.map((names) => element("div", { class: "columns" }, ...names.flatMap(root)));
    return element(
      "main",
      { class: "form" },
      element("h1", {}, strings.title),
      element("p", { class: "intro" }, strings.intro),
      ...notices.map((notice) => element("p", { class: "notice", role: "note" }, notice)),
      engine.root,
      ...root("name"),
      ...root("version"),
      ...face,
      ...root("image"),
      this.host.root,
      ...this.settings.roots,
      element("div", { class: "end" }, this.actions.root, this.creation.root),
    );
  }

  private onEdit(field: string): void {
    if (field === "image" || field === "storage") {
      void this.askOffer();
    } else {
      void this.check();
    }
    this.showShare();
  }

  /** Whether what is shared is the folder that is open here. */
  private showShare(): void {
    this.share.setState(this.model.value("folder") === this.start.workspace ? "checked" : "unchecked");
    this.host.follow();
  }

  private form(): NewDesktopForm {
    return { engineKey: this.engine.value(), values: this.model.all() };
  }

  private async check(): Promise<void> {
    const number = ++this.checks;
    try {
      const problems = await this.client.request("check", this.form());
      if (number === this.checks) {
        this.model.setProblems(problems);
      }
    } catch (error) {
      this.creation.showFailure(error);
    }
  }

  private async askOffer(): Promise<void> {
    const number = ++this.offers;
    void this.check();
    try {
      const image = this.model.value("image");
      const storage = this.model.value("storage");
      const offer = await this.client.request("offer", { engineKey: this.engine.value(), image, storage });
      if (number === this.offers) {
        this.showOffer(offer);
        // What is there is known now, and is part of what can be wrong.
        await this.check();
      }
    } catch (error) {
      this.creation.showFailure(error);
    }
  }

  private showOffer({ images, notes, paths, ...about }: NewDesktopOffer): void {
    const own = this.model.value("image");
    this.image.setChoices(images);
    this.image.setValue(own);
    for (const [field, note] of Object.entries(notes)) {
      this.fields.get(field)?.setNote(note);
      this.settings.setNote(field, note);
    }
    this.fields.get("folder")?.setNote(paths.text);
    this.settings.setPaths(paths.text);
    document.body.dataset.paths = paths.kind;
    this.host.show(about);
  }

  private async preview(): Promise<void> {
    try {
      await this.client.request("preview", this.form());
    } catch (error) {
      this.creation.showFailure(error);
    }
  }

  private async saveTemplate(): Promise<void> {
    try {
      this.showProblems(await this.client.request("saveTemplate", this.form()));
    } catch (error) {
      this.creation.showFailure(error);
    }
  }

  private async submit(): Promise<void> {
    this.actions.setState("busy");
    this.creation.begin();
    try {
      this.showResult(await this.client.request("submit", this.form()));
    } catch (error) {
      this.creation.showFailure(error);
    } finally {
      this.actions.setState("free");
    }
  }

  private showResult(result: SubmitResult): void {
    this.creation.end();
    switch (result.kind) {
      case "created":
      case "cancelled":
        return;
      case "problems":
        this.showProblems(result.problems);
        return;
      case "noAcceleration":
        this.host.showAcceleration(result.text, "missing");
        this.host.focus();
    }
  }

  /** The first of what stands in the way is gone to. */
  private showProblems(problems: readonly NewDesktopProblem[]): void {
    const [first] = problems;
    if (first) {
      this.model.setProblems(problems);
      this.focus(first.field);
    }
  }

  private focus(field: string): void {
    const made = this.fields.get(field);
    if (made) {
      made.focus();
    } else {
      this.settings.focus(field);
    }
  }
}

function labelOf({ usual }: NewDesktopStart, field: string): string {
  return usual.find((one) => one.field === field)?.label ?? "";
}
