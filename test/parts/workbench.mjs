// @ts-check
import { WorkbenchTree } from "./workbenchTree.mjs";

const themes = { light: "Light 2026", dark: "Dark 2026", highContrast: "Default High Contrast" };
const paletteMs = 3_000;
const settleMs = 100;
const themeClasses = { light: "vs", dark: "vs-dark", highContrast: "hc-black" };

/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("@playwright/test").Locator} Locator
 * @typedef {keyof typeof themes} Theme
 */

/**
 * What a person does and sees in Visual Studio Code, in words of the workbench instead of selectors. All locators are
 * lazy and wait by themselves, as Playwright's do.
 */
export class Workbench {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Opens the workbench and waits until it can be used. Extensions may still be starting.
   * @param {Page} page
   * @param {string} url
   */
  static async open(page, url) {
    await page.goto(url);
    const workbench = new Workbench(page);
    await page.locator(".monaco-workbench .part.activitybar .action-label").first().waitFor();
    await page.locator(".part.statusbar .statusbar-item").first().waitFor();
    return workbench;
  }

  /**
   * Shows a view container of the activity bar.
   * @param {string} title
   */
  async openViewContainer(title) {
    const icon = this.page.locator(`.action-label[aria-label^="${cssText(title)}"]`);
    const tab = this.page.locator('.part.activitybar [role="tab"]', { has: icon });
    if ((await tab.getAttribute("aria-selected")) !== "true") {
      await tab.click();
    }
  }

  /**
   * The tree of a view in the side bar.
   * @param {string} viewName
   */
  tree(viewName) {
    return new WorkbenchTree(this, viewName);
  }

  /**
   * The pane of a view in the side bar, with its header and its welcome texts.
   * @param {string} viewName
   */
  view(viewName) {
    const header = this.page.locator(`.pane-header[aria-label="${cssText(viewName)} Section"]`);
    return this.page.locator(".part.sidebar .pane", { has: header });
  }

  /**
   * Whether the command palette lists a command on containers, among those of ours that are always there.
   * @param {string} title without its category
   */
  async offersInPalette(title) {
    await this.showCommandPalette();
    const input = this.quickInput.locator("input.input");
    await input.fill(">Windows Containers (Engine): Refresh");
    await this.quickItem("Windows Containers (Engine): Refresh").first().waitFor();
    await input.fill(`>Windows Containers (Container): ${title}`);
    await this.quickItem("Windows Containers (Engine): Refresh").first().waitFor({ state: "hidden" });
    const isOffered = await this.quickItem(`Windows Containers (Container): ${title}`).first().isVisible();
    await this.page.keyboard.press("Escape");
    return isOffered;
  }

  /**
   * Runs a command by its title in the command palette. The palette closes when something else takes the focus, as a
   * panel that is just opening does: then it is opened again, as a person would.
   * @param {string} title with its category, e.g. `Containers: Pull Image...`
   */
  async runCommand(title) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.showCommandPalette();
        await this.quickInput.locator("input").fill(`>${title}`, { timeout: paletteMs });
        await this.quickItem(title).first().click({ timeout: paletteMs });
        return;
      } catch (error) {
        if (attempt === 3) {
          throw error;
        }
      }
    }
  }

  /** A webview that has the focus would swallow the key. */
  async showCommandPalette() {
    await this.page.locator("iframe:focus").evaluateAll((frames) => frames.forEach((frame) => frame.blur()));
    await this.page.keyboard.press("F1");
    await this.quickInput.locator("input").waitFor({ timeout: paletteMs });
  }

  /** The box at the top in which VS Code asks for texts and choices. */
  get quickInput() {
    return this.page.locator(".quick-input-widget");
  }

  /**
   * One choice in the quick input.
   * @param {string} label the beginning of what is read aloud: the label, then description and detail
   */
  quickItem(label) {
    return this.quickInput.locator(`:is([role="option"], [role="checkbox"])[aria-label^="${cssText(label)}"]`);
  }

  /**
   * Answers the question that is asked now by its title or placeholder, and waits for nothing else.
   * @param {string | RegExp} question
   * @param {string} answer
   */
  async answer(question, answer) {
    await this.question(question).waitFor();
    const input = this.quickInput.locator("input.input");
    do {
      await input.fill(answer);
      // A box that has just opened may still put its own text in.
      await this.page.waitForTimeout(settleMs);
    } while ((await input.inputValue()) !== answer);
    await input.press("Enter");
  }

  /**
   * Answers VS Code's own question for a file or a folder, which puts a path of its own in late, and hears no Enter while it
   * looks at a path.
   * @param {string | RegExp} question
   * @param {string} path
   */
  async answerPath(question, path) {
    await this.question(question).waitFor();
    const input = await this.quickInput.locator("input.input").elementHandle();
    await this.page.waitForFunction((box) => box && "value" in box && /[\\/]/.test(String(box.value)), input);
    const isAnswered = () =>
      this.question(question)
        .waitFor({ state: "hidden", timeout: paletteMs })
        .then(
          () => true,
          () => false,
        );
    await this.answer(question, path);
    while (!(await isAnswered())) {
      await this.quickInput
        .locator("input.input")
        .press("Enter", { timeout: settleMs })
        .catch(() => undefined);
    }
  }

  /**
   * Chooses from the list that is shown now.
   * @param {string | RegExp} question
   * @param {string} label
   */
  async choose(question, label) {
    await this.question(question).waitFor();
    await this.quickItem(label).first().click();
  }

  /**
   * The quick input while it asks this.
   * @param {string | RegExp} question a part of its title, its prompt or its placeholder
   */
  question(question) {
    const title = this.page.locator(".quick-input-title, .quick-input-message", { hasText: question });
    const placeholder = this.page.getByPlaceholder(question);
    return this.quickInput.filter({ has: title.or(placeholder) });
  }

  /**
   * A notification toast.
   * @param {string | RegExp} text a part of its message
   */
  notification(text) {
    const message = this.page.locator(".notification-list-item-message", { hasText: text });
    return this.page.locator(".notifications-toasts .notification-list-item", { has: message });
  }

  /**
   * @param {string | RegExp} text
   * @param {string} button
   */
  async pressInNotification(text, button) {
    await this.notification(text).getByRole("button", { name: button, exact: true }).click();
  }

  /** Closes every toast, so that a screenshot shows what is below them. */
  async clearNotifications() {
    await this.runCommand("Notifications: Clear All Notifications");
  }

  /**
   * A modal dialog.
   * @param {string | RegExp} text a part of its message or detail
   */
  dialog(text) {
    return this.page.locator(".monaco-dialog-box", { hasText: text });
  }

  /**
   * @param {string | RegExp} text
   * @param {string} button
   */
  async pressInDialog(text, button) {
    await this.dialog(text).getByRole("button", { name: button, exact: true }).click();
  }

  /**
   * An item of the status bar.
   * @param {string | RegExp} text a part of what it shows
   */
  statusBarItem(text) {
    return this.page.locator(".part.statusbar .statusbar-item", { hasText: text });
  }

  /**
   * The entries of the menu that is open, as they are read aloud, separators left out.
   * @returns {Promise<readonly { readonly label: string, readonly state: "enabled" | "disabled" }[]>}
   */
  async menuEntries() {
    const entries = this.menu.locator(".action-menu-item");
    await entries.first().waitFor();
    return entries.evaluateAll((elements) =>
      elements.map((element) => ({
        label: element.querySelector(".action-label")?.getAttribute("aria-label") ?? "",
        state: element.closest(".disabled") === null ? "enabled" : "disabled",
      })),
    );
  }

  /**
   * By keyboard in the end, because a menu takes no clicks in its first moments.
   * @param {string} label without the key that does the same
   */
  async chooseInMenu(label) {
    const entry = this.page.locator(`.action-label[aria-label="${cssText(label)}"]`);
    await this.menu.locator(entry).hover();
    await this.menu.locator(".action-item.focused", { has: entry }).waitFor();
    await this.page.keyboard.press("Enter");
  }

  get menu() {
    return this.page.locator(".monaco-menu").last();
  }

  /**
   * The inside of the webview that is in front, two frames deep.
   * @param {string} [title] of its editor tab, which is then brought to the front
   */
  async webview(title) {
    if (title !== undefined) {
      await this.editorTab(title).click();
    }
    return this.page.frameLocator("iframe.webview.ready:visible").frameLocator("#active-frame");
  }

  /** @param {string} title */
  editorTab(title) {
    return this.page.locator(`.part.editor [role="tab"][aria-label^="${cssText(title)}"]`);
  }

  /**
   * Waits until VS Code has written down that a tab is open, which it does when it finds the time: only then does the tab
   * come back after a reload.
   * @param {string} title
   */
  async untilRemembered(title) {
    const call = `(${editorsAreWrittenDown})(${JSON.stringify(title)})`;
    await this.page.waitForFunction(call, undefined, { polling: 500, timeout: 30_000 });
  }

  /** What the text editor in front shows of its document, which is as much as fits. */
  async editorText() {
    const lines = this.page.locator(".part.editor .editor-group-container.active .view-line");
    return linesFromTop(lines);
  }

  /** Takes the panel below the editors away; its terminals go on. */
  async hidePanel() {
    await this.page.locator('.part.panel .action-label[aria-label^="Hide Panel"]').click();
    await this.page.locator(".part.panel").waitFor({ state: "hidden" });
  }

  /** What the output panel shows. */
  async outputText() {
    return linesFromTop(this.page.locator(".part.panel .output-view .view-line"));
  }

  /** What the terminal in front shows. */
  async terminalText() {
    const rows = this.page.locator(".terminal-wrapper.active .xterm-rows > div");
    const lines = await rows.allInnerTexts();
    return lines.map((line) => line.replaceAll("\u00a0", " ").trimEnd()).join("\n");
  }

  /** @param {string} text */
  async typeInTerminal(text) {
    await this.page.locator(".terminal-wrapper.active .xterm-screen").click();
    await this.page.keyboard.type(text);
  }

  /**
   * Changes the colors and waits until they are there.
   * @param {import("./vscodeServer.mjs").VscodeServer} server
   * @param {Theme} theme
   */
  async setTheme(server, theme) {
    await server.setSettings({ "workbench.colorTheme": themes[theme] });
    await this.page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
  }

  /** @param {string} path */
  async screenshot(path) {
    await this.page.screenshot({ path, animations: "disabled", caret: "hide" });
  }
}

/** Runs in the page, and is text here because it speaks of what only a page has. */
const editorsAreWrittenDown = `async (title) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    if (name.startsWith("vscode-web-state-db")) {
      const database = await done(indexedDB.open(name));
      const values = await done(database.transaction("ItemTable").objectStore("ItemTable").getAll());
      database.close();
      const isThere = (value) => typeof value === "string" && value.includes("editorpart") && value.includes(title);
      if (values.some(isThere)) {
        return true;
      }
    }
  }
  return false;
}`;

/**
 * Editors place their lines freely: the order of the elements is not the order of the lines.
 * @param {Locator} lines
 */
async function linesFromTop(lines) {
  const placed = await lines.evaluateAll((elements) =>
    elements.map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent })),
  );
  const ordered = placed.sort((one, other) => one.top - other.top);
  return ordered.map(({ text }) => text.replaceAll("\u00a0", " ")).join("\n");
}

/** @param {string} text */
function cssText(text) {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}
