import {
  newDesktopFields,
  type newDesktopApi,
  type NewDesktopField,
  type NewDesktopForm,
  type NewDesktopOffer,
  type NewDesktopProblem,
  type NewDesktopStrings,
} from "../../src/protocol/newDesktopApi";
import type { RequestResult } from "../../src/protocol/define";
import { button, checkbox, choiceInput, setEnabled, textInput, type Choice, type ChoiceInput } from "../kit/controls";
import { element } from "../kit/element";
import type { MessageClient } from "../kit/messageClient";
import { Creation } from "./creation";
import { Field } from "./field";

export type NewDesktopStart = RequestResult<(typeof newDesktopApi)["toHost"], "ready">;
type SubmitResult = RequestResult<(typeof newDesktopApi)["toHost"], "submit">;

/** The form: what it holds is checked by the extension at every change, and told beside the field. */
export class NewDesktopPage {
  readonly creation: Creation;
  private readonly fields: Readonly<Record<NewDesktopField, Field>>;
  private readonly engine: ChoiceInput;
  private readonly version: ChoiceInput;
  private readonly image: ChoiceInput;
  private readonly accelerationText = element("p", { class: "hint", role: "status" });
  private readonly emulation: HTMLElement;
  private readonly create: HTMLElement;
  private readonly versions: NewDesktopStart["versions"];
  private acceleration: NewDesktopForm["acceleration"];
  /** Counts the questions to the extension: only the answer to the last one is of interest. */
  private checks = 0;
  private offers = 0;

  constructor(
    private readonly client: MessageClient<typeof newDesktopApi>,
    { strings, engines, versions, form }: NewDesktopStart,
  ) {
    this.versions = versions;
    const onChange = (): void => void this.check();
    this.acceleration = form.acceleration;
    this.engine = choiceInput(strings.engine, () => void this.askOffer());
    this.version = choiceInput(strings.version, () => {
      this.describeVersion();
      onChange();
    });
    this.image = choiceInput(strings.image, () => void this.askOffer());
    this.fields = this.createFields(strings, onChange);
    this.emulation = checkbox(strings.emulation, (state) => {
      this.acceleration = state === "checked" ? "emulation" : "kvm";
    });
    this.emulation.hidden = true;
    this.create = button({ title: strings.create, rank: "primary", onPress: () => void this.submit() });
    this.creation = new Creation();
    this.engine.setChoices(engines);
    this.version.setChoices(versionChoices(versions, strings.otherVersions));
    this.image.setChoices([{ value: form.image, label: form.image }]);
    this.fill(form);
    document.body.append(this.layOut(strings, engines.length));
    this.fields.name.focus();
    void this.askOffer();
  }

  private createFields(strings: NewDesktopStrings, onChange: () => void): Readonly<Record<NewDesktopField, Field>> {
    const text = (label: string): Field => new Field(textInput(label, onChange));
    const browse = button({ title: strings.browse, rank: "secondary", onPress: () => void this.browse() });
    const fields = {
      name: text(strings.name),
      version: new Field(this.version, strings.version),
      image: new Field(this.image, strings.image),
      ramSize: text(strings.ramSize),
      coreCount: text(strings.coreCount),
      diskSize: text(strings.diskSize),
      folder: new Field(textInput(strings.folder, onChange), undefined, [browse]),
      userName: text(strings.userName),
    };
    fields.diskSize.setHint(strings.diskHint);
    fields.folder.setHint(strings.folderHint);
    fields.userName.setHint(strings.userNameHint);
    return fields;
  }

  private layOut(strings: NewDesktopStrings, engineCount: number): HTMLElement {
    const { name, version, image, ramSize, coreCount, diskSize, folder, userName } = this.fields;
    const engine = new Field(this.engine, strings.engine);
    engine.root.hidden = engineCount < 2;
    const cancel = button({
      title: strings.cancel,
      rank: "secondary",
      onPress: () => this.client.notify("cancel", undefined),
    });
    return element(
      "main",
      { class: "form" },
      element("h1", {}, strings.title),
      element("p", { class: "intro" }, strings.intro),
      ...[engine, name, version].map(({ root }) => root),
      element("div", { class: "sizes" }, ramSize.root, coreCount.root, diskSize.root),
      ...[folder, userName, image].map(({ root }) => root),
      element("div", { class: "field" }, this.accelerationText, this.emulation),
      element("div", { class: "actions" }, this.create, cancel),
      this.creation.root,
    );
  }

  private fill(form: NewDesktopForm): void {
    this.engine.setValue(form.engineKey);
    for (const field of newDesktopFields) {
      this.fields[field].input.setValue(form[field]);
    }
    this.describeVersion();
  }

  private describeVersion(): void {
    const chosen = this.versions.find(({ value }) => value === this.version.value());
    this.fields.version.setHint(chosen?.detail ?? "");
  }

  private form(): NewDesktopForm {
    const value = (field: NewDesktopField): string => this.fields[field].input.value();
    return {
      engineKey: this.engine.value(),
      name: value("name"),
      version: value("version"),
      image: value("image"),
      ramSize: value("ramSize"),
      coreCount: value("coreCount"),
      diskSize: value("diskSize"),
      folder: value("folder"),
      userName: value("userName"),
      acceleration: this.acceleration,
    };
  }

  private async check(): Promise<void> {
    const number = ++this.checks;
    try {
      const problems = await this.client.request("check", this.form());
      if (number === this.checks) {
        this.showProblems(problems);
      }
    } catch (error) {
      this.creation.showFailure(error);
    }
  }

  private showProblems(problems: readonly NewDesktopProblem[]): void {
    for (const field of newDesktopFields) {
      const own = problems.filter((problem) => problem.field === field);
      this.fields[field].showProblem(own.find(({ severity }) => severity === "error") ?? own[0]);
    }
  }

  private async askOffer(): Promise<void> {
    const number = ++this.offers;
    void this.check();
    try {
      const { engineKey, image } = this.form();
      const offer = await this.client.request("offer", { engineKey, image });
      if (number === this.offers) {
        this.showOffer(offer);
      }
    } catch (error) {
      this.creation.showFailure(error);
    }
  }

  private showOffer({ images, memory, cores, acceleration }: NewDesktopOffer): void {
    this.image.setChoices(images);
    this.fields.ramSize.setHint(memory);
    this.fields.coreCount.setHint(cores);
    this.showAcceleration(acceleration?.text ?? "", acceleration?.state ?? "available");
  }

  private showAcceleration(text: string, state: "available" | "missing"): void {
    this.accelerationText.textContent = text;
    this.emulation.hidden = state === "available";
    if (state === "available") {
      this.acceleration = "kvm";
      Object.assign(this.emulation, { checked: false });
    }
  }

  private async browse(): Promise<void> {
    const { path } = await this.client.request("browseFolder", undefined);
    if (path !== undefined) {
      this.fields.folder.input.setValue(path);
      await this.check();
    }
  }

  private async submit(): Promise<void> {
    setEnabled(this.create, "disabled");
    this.creation.begin();
    try {
      this.showResult(await this.client.request("submit", this.form()));
    } catch (error) {
      this.creation.showFailure(error);
    } finally {
      setEnabled(this.create, "enabled");
    }
  }

  private showResult(result: SubmitResult): void {
    this.creation.end();
    switch (result.kind) {
      case "created":
      case "cancelled":
        return;
      case "problems": {
        this.showProblems(result.problems);
        const [first] = result.problems;
        if (first) {
          this.fields[first.field].focus();
        }
        return;
      }
      case "noAcceleration":
        this.showAcceleration(result.text, "missing");
        this.emulation.focus();
    }
  }
}

function versionChoices(versions: NewDesktopStart["versions"], separator: string): readonly Choice[] {
  const ofRank = (rank: "usual" | "other"): readonly Choice[] => versions.filter((version) => version.rank === rank);
  return [...ofRank("usual"), { value: "", label: separator, state: "disabled" }, ...ofRank("other")];
}
