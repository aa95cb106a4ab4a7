import type { ProgramPlace } from "../desktopPlace";
import { unlessAborted } from "../../platform/abort";
import { systemClock, type Clock } from "../../platform/clock";
import type { Disposable } from "../../platform/emitter";
import { openAgent, type GuestAgent } from "./guestAgent";

/** A share of the one line to a desktop's agent. The line is closed when nobody has a share any more. */
export interface AgentShare extends Disposable {
  readonly agent: GuestAgent;
  /** Somebody else had one before. */
  readonly isShared: boolean;
  /** An agent that is there answers at once; one that is not, or that talks with another client, never does. */
  answers(signal: AbortSignal): Promise<boolean>;
}

interface Line {
  readonly opening: Promise<GuestAgent | undefined>;
  agent?: GuestAgent | undefined;
  shares: number;
}

const openingDeadlineMs = 15_000;
const greetingMs = 4_000;

/** The lines to the agents of one engine's desktops: the port takes one client at a time, so that all who ask share it. */
export class AgentLines {
  private readonly lines = new Map<string, Line>();

  constructor(
    private readonly open: (id: string, signal: AbortSignal) => Promise<GuestAgent | undefined>,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Undefined when the desktop's machine has no port for an agent. */
  async share(id: string, signal: AbortSignal): Promise<AgentShare | undefined> {
    const line = this.lineTo(id);
    line.shares += 1;
    const isShared = line.shares > 1;
    try {
      const agent = await unlessAborted(line.opening, signal);
      if (agent) {
        const answers = (asking: AbortSignal): Promise<boolean> => this.greet(agent, asking);
        return { agent, isShared, answers, dispose: () => this.giveBack(id, line) };
      }
      this.giveBack(id, line);
      return undefined;
    } catch (error) {
      this.giveBack(id, line);
      throw error;
    }
  }

  private async greet(agent: GuestAgent, signal: AbortSignal): Promise<boolean> {
    const late = new AbortController();
    const patience = this.clock.after(greetingMs, () => late.abort());
    try {
      await agent.ask("greet", "", AbortSignal.any([signal, late.signal]));
      return true;
    } catch {
      signal.throwIfAborted();
      return false;
    } finally {
      patience.dispose();
    }
  }

  private lineTo(id: string): Line {
    const present = this.lines.get(id);
    if (present && present.agent?.isClosed !== true) {
      return present;
    }
    const opening = this.open(id, AbortSignal.timeout(openingDeadlineMs));
    const line: Line = { opening, shares: 0 };
    opening.then(
      (agent) => (line.agent = agent),
      () => undefined,
    );
    this.lines.set(id, line);
    return line;
  }

  private giveBack(id: string, line: Line): void {
    line.shares -= 1;
    if (line.shares === 0) {
      if (this.lines.get(id) === line) {
        this.lines.delete(id);
      }
      line.opening.then(
        (agent) => agent?.dispose(),
        () => undefined,
      );
    }
  }
}

/** They live as long as the connection to the engine. */
const linesOf = new WeakMap<ProgramPlace, AgentLines>();

export function agentLinesOf(place: ProgramPlace): AgentLines {
  const present = linesOf.get(place);
  if (present) {
    return present;
  }
  const lines = new AgentLines((id, signal) => openAgent(place, id, signal));
  linesOf.set(place, lines);
  return lines;
}
