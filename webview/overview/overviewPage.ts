import type { overviewApi, OverviewStrings, OverviewTile } from "../../src/protocol/overviewApi";
import { element } from "../kit/element";
import type { MessageClient } from "../kit/messageClient";
import { Tile } from "./tile";

/** All running desktops, each as a small live picture that opens it. */
export class OverviewPage {
  private readonly grid: HTMLElement;
  private readonly empty: HTMLElement;
  private readonly tiles = new Map<string, Tile>();

  constructor(
    private readonly client: MessageClient<typeof overviewApi>,
    private readonly strings: OverviewStrings,
  ) {
    this.grid = element("ul", { class: "grid", "aria-label": strings.title });
    this.empty = element("p", { class: "empty", role: "status" }, strings.empty);
    document.body.append(element("main", {}, element("h1", {}, strings.title), this.grid, this.empty));
    this.grid.addEventListener("keydown", (event) => this.moveFocus(event));
  }

  tile(id: string): Tile | undefined {
    return this.tiles.get(id);
  }

  /** Tiles stay where they are: only those that came or went are touched. */
  showTiles(shown: readonly OverviewTile[]): void {
    const ids = new Set(shown.map(({ id }) => id));
    for (const [id, tile] of this.tiles) {
      if (!ids.has(id)) {
        tile.remove();
        this.tiles.delete(id);
      }
    }
    for (const one of shown) {
      this.tileOf(one).show(one);
    }
    this.empty.hidden = shown.length > 0;
  }

  private tileOf({ id }: OverviewTile): Tile {
    const present = this.tiles.get(id);
    if (present) {
      return present;
    }
    const { client, strings } = this;
    const tile = new Tile(strings, {
      onPress: () => void client.request("open", { id }).catch((error: unknown) => tile.explain(error)),
      send: (session, data) => client.notify("input", { id, session, data }),
      consumed: (session, byteCount) => client.notify("consumed", { id, session, byteCount }),
      onFailed: (session, reason) => client.notify("screenFailed", { id, session, reason }),
    });
    this.tiles.set(id, tile);
    this.grid.append(tile.root);
    return tile;
  }

  /** By arrows as well as by Tab; up and down go by what is above and below on the screen. */
  private moveFocus(event: KeyboardEvent): void {
    const tiles = [...this.tiles.values()];
    const at = tiles.findIndex((tile) => tile.hasFocus());
    const columns = tiles.filter((tile) => tile.root.offsetTop === tiles[0]?.root.offsetTop).length;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
    };
    const target = tiles[at + (steps[event.key] ?? 0)];
    if (at >= 0 && event.key in steps && target) {
      target.focus();
      event.preventDefault();
    }
  }
}
