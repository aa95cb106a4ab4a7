import type { PortForward } from "../../desktop/access/portForward";
import { abortReason } from "../../platform/abort";
import { Emitter, type Disposable } from "../../platform/emitter";
import type { DesktopNode } from "../tree/desktops/desktopItem";
import { keyOf, memoryKeyOf, type ForwardNode, type ForwardParts } from "./forwardNode";

interface Opened {
  readonly node: ForwardNode;
  readonly forward: PortForward;
  /** Of the desktop. */
  readonly name: string | undefined;
}

/** The ports of desktops that are forwarded to this machine. They end with the window, or when they are stopped. */
export class DesktopForwards implements Disposable {
  private readonly forwards = new Map<string, Opened>();
  private readonly opening = new Map<string, Promise<PortForward>>();
  private readonly changed = new Emitter<string>((error) =>
    this.parts.logger.error("A listener of the forwards failed", error),
  );
  private readonly opened = new Emitter<ForwardNode>((error) =>
    this.parts.logger.error("A listener of new forwards failed", error),
  );
  private readonly subscription: Disposable;
  private isDisposed = false;

  /** Fires with the id of the desktop. */
  readonly onDidChange = this.changed.event;
  readonly onDidOpen = this.opened.event;

  constructor(private readonly parts: ForwardParts) {
    this.subscription = parts.desktops.onDidChange(() => this.dropOrphans());
  }

  of(desktopId: string): readonly ForwardNode[] {
    return [...this.forwards.values()].map(({ node }) => node).filter(({ id }) => id === desktopId);
  }

  all(): readonly ForwardNode[] {
    return [...this.forwards.values()].map(({ node }) => node);
  }

  find(node: ForwardNode): PortForward | undefined {
    return this.forwards.get(keyOf(node))?.forward;
  }

  /** The forward of this port, made if there is none; the local port that it had last is taken again when it is free. */
  async open({ engineKey, id }: DesktopNode, port: number): Promise<PortForward> {
    const node: ForwardNode = { kind: "forward", engineKey, id, port };
    const key = keyOf(node);
    const present = this.forwards.get(key)?.forward ?? this.opening.get(key);
    if (present) {
      return present;
    }
    const opening = this.make(node).finally(() => this.opening.delete(key));
    this.opening.set(key, opening);
    return opening;
  }

  stop(node: ForwardNode): void {
    this.forwards.get(keyOf(node))?.forward.dispose();
    this.forwards.delete(keyOf(node));
    this.changed.fire(node.id);
  }

  dispose(): void {
    this.isDisposed = true;
    this.subscription.dispose();
    for (const { forward } of this.forwards.values()) {
      forward.dispose();
    }
    this.changed.dispose();
    this.opened.dispose();
  }

  private async make(node: ForwardNode): Promise<PortForward> {
    const { openForward } = await import("./openForward");
    const forward = await openForward(node, this.parts, () => this.changed.fire(node.id));
    if (this.isDisposed) {
      forward.dispose();
      throw abortReason(AbortSignal.abort());
    }
    const name = this.parts.desktops.find(node.id)?.container.name;
    this.forwards.set(keyOf(node), { node, forward, name });
    this.changed.fire(node.id);
    this.opened.fire(node);
    return forward;
  }

  private dropOrphans(): void {
    for (const opened of this.forwards.values()) {
      if (!this.parts.desktops.find(opened.node.id)) {
        const { localPort } = opened.forward;
        this.stop(opened.node);
        this.inherit(opened, localPort).catch(this.parts.onError);
      }
    }
  }

  /** A desktop that got another container has the ports of before, under the same numbers. */
  private async inherit({ node, name }: Opened, localPort: number): Promise<void> {
    const { desktops, memory } = this.parts;
    const heir = desktops.list().find(({ container, snapshot }) => {
      return container.name === name && snapshot.key === node.engineKey;
    });
    if (heir) {
      const { id } = heir.container;
      await memory.update(memoryKeyOf({ ...node, id }), localPort);
      await this.open({ kind: "desktop", engineKey: node.engineKey, id }, node.port);
    }
  }
}
