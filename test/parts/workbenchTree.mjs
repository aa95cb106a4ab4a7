// @ts-check

const menuMs = 5_000;

/**
 * @typedef {import("@playwright/test").Locator} Locator
 *
 * @typedef {object} TreeRow
 * @property {string} label
 * @property {string} description the grey text behind the label
 * @property {string} spoken what a screen reader says
 * @property {string} icon the codicon's name, empty for another icon
 * @property {number} index counted from the top of the tree
 * @property {number} level 1 for the roots
 * @property {number} setSize how many children the row's parent has; the list is virtual, so rows cannot be counted
 * @property {"expanded" | "collapsed" | "leaf"} fold
 * @property {"selected" | "unselected"} selection
 *
 * @typedef {string | RegExp} RowName the label as a whole, or a pattern for label and description with a blank between
 */

/** A tree view of the side bar. Only the rows in sight exist in the page: the others are reached by paging. */
export class WorkbenchTree {
  /**
   * @param {import("./workbench.mjs").Workbench} workbench
   * @param {string} viewName
   */
  constructor(workbench, viewName) {
    this.workbench = workbench;
    this.tree = workbench.page.getByRole("tree", { name: viewName, exact: true });
  }

  /**
   * A row in sight; it waits as every locator does.
   * @param {RowName} name
   */
  row(name) {
    const rows = this.tree.getByRole("treeitem");
    const { page } = this.workbench;
    return typeof name === "string"
      ? rows.filter({ has: page.locator(".label-name").getByText(name, { exact: true }) })
      : rows.filter({ hasText: name });
  }

  /**
   * The rows in sight, from the top.
   * @returns {Promise<TreeRow[]>}
   */
  async visibleRows() {
    const rows = await this.tree.getByRole("treeitem").evaluateAll((elements) =>
      elements.map((element) => {
        const attribute = (/** @type {string} */ name) => element.getAttribute(name) ?? "";
        const text = (/** @type {string} */ selector) => element.querySelector(selector)?.textContent ?? "";
        const icon = element.querySelector(".custom-view-tree-node-item-icon")?.className ?? "";
        return {
          label: text(".label-name"),
          description: text(".label-description"),
          spoken: attribute("aria-label").trim(),
          icon: /codicon-(?!colored)([\w-]+)/.exec(icon)?.[1] ?? "",
          index: Number(attribute("data-index")),
          level: Number(attribute("aria-level")),
          setSize: Number(attribute("aria-setsize")),
          expanded: attribute("aria-expanded"),
          selected: attribute("aria-selected"),
        };
      }),
    );
    return rows
      .map(({ expanded, selected, ...row }) => ({ ...row, fold: foldOf(expanded), selection: selectionOf(selected) }))
      .sort((one, other) => one.index - other.index);
  }

  /**
   * Every row of the tree as it is folded now, read page by page. Moves the focus, not the selection.
   * @returns {Promise<readonly TreeRow[]>}
   */
  async allRows() {
    /** @type {Map<number, TreeRow>} */
    const rows = new Map();
    await this.#page(async () => {
      for (const row of await this.visibleRows()) {
        rows.set(row.index, row);
      }
      return false;
    });
    return [...rows.values()].sort((one, other) => one.index - other.index);
  }

  /**
   * Brings a row into sight, wherever it is in the tree.
   * @param {RowName} name
   * @returns {Promise<Locator>}
   */
  async reveal(name) {
    const row = this.row(name).first();
    const isThere = async () => (await row.count()) > 0;
    if (!(await isThere()) && !(await this.#page(isThere))) {
      await row.waitFor({ timeout: 5_000 });
    }
    return row;
  }

  /** @param {RowName} name */
  async expand(name) {
    await this.#fold(name, "true");
  }

  /** @param {RowName} name */
  async collapse(name) {
    await this.#fold(name, "false");
  }

  /**
   * Opens the context menu of a row. A click is lost when the row is drawn anew at that moment: then it is made again, as a
   * person would.
   * @param {RowName} name
   */
  async openContextMenu(name) {
    for (let attempt = 1; ; attempt += 1) {
      const row = await this.reveal(name);
      await row.click({ button: "right" });
      try {
        await this.workbench.menu.waitFor({ timeout: menuMs });
        return;
      } catch (error) {
        if (attempt === 3) {
          throw error;
        }
      }
    }
  }

  /**
   * Chooses from the context menu of a row.
   * @param {RowName} name
   * @param {...string} path an entry, or a submenu and its entry
   */
  async chooseInContextMenu(name, ...path) {
    await this.openContextMenu(name);
    for (const label of path) {
      await this.workbench.chooseInMenu(label);
    }
  }

  /**
   * Presses a button that a row shows while the mouse is over it.
   * @param {RowName} name
   * @param {string} action
   */
  async pressInlineAction(name, action) {
    const row = await this.reveal(name);
    await row.hover();
    await row.getByRole("button", { name: action, exact: true }).click();
  }

  /**
   * Selects these rows and no others.
   * @param {readonly RowName[]} names
   */
  async select(names) {
    // All first: going through the tree for a row that is not drawn yet would take the selection away.
    for (const name of names) {
      await this.reveal(name);
    }
    for (const [index, name] of names.entries()) {
      const row = await this.reveal(name);
      await row.locator(".label-name").click(index === 0 ? {} : { modifiers: ["ControlOrMeta"] });
    }
  }

  /**
   * Goes through the tree from its top, a page at a time, until `look` says that it has seen enough.
   * @param {() => Promise<boolean>} look
   * @returns {Promise<boolean>} whether it has
   */
  async #page(look) {
    await this.tree.focus();
    await this.tree.press("Home");
    for (;;) {
      await this.#settled();
      if (await look()) {
        return true;
      }
      if ((await this.tree.locator('[data-last-element="true"]').count()) > 0) {
        return false;
      }
      await this.tree.press("PageDown");
    }
  }

  /** Rows are drawn in the next frame. */
  async #settled() {
    await this.workbench.page.evaluate(
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
    );
  }

  /**
   * @param {RowName} name
   * @param {"true" | "false"} expanded
   */
  async #fold(name, expanded) {
    const row = await this.reveal(name);
    if ((await row.getAttribute("aria-expanded")) !== expanded) {
      await row.locator(".monaco-tl-twistie").click();
    }
    await row.and(this.workbench.page.locator(`[aria-expanded="${expanded}"]`)).waitFor();
  }
}

/**
 * @param {string} expanded the ARIA attribute, empty where there is none
 * @returns {TreeRow["fold"]}
 */
function foldOf(expanded) {
  if (expanded === "") {
    return "leaf";
  }
  return expanded === "true" ? "expanded" : "collapsed";
}

/**
 * @param {string} selected the ARIA attribute
 * @returns {TreeRow["selection"]}
 */
function selectionOf(selected) {
  return selected === "true" ? "selected" : "unselected";
}
