import { VideoFile } from "./videoFile";

/** The video of one panel's screen, while one is recorded. */
export class DesktopRecording {
  private video: VideoFile | undefined;
  private isClosed = false;

  /** What the page asks of it. */
  readonly requests = {
    startRecording: ({ extension }: { extension: string }) => this.start(extension),
    recordingData: async ({ data }: { data: Uint8Array }) => this.video?.write(data),
    endRecording: () => this.end(),
  };

  constructor(
    private readonly name: () => string,
    private readonly onDidChange: () => void,
  ) {}

  get isOn(): boolean {
    return this.video !== undefined;
  }

  async end(): Promise<void> {
    const { video } = this;
    this.video = undefined;
    this.onDidChange();
    await video?.end();
  }

  /** For good: nothing is recorded of a panel that is gone. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.end();
  }

  private async start(extension: string): Promise<{ readonly answer: "started" | "refused" }> {
    await this.end();
    this.video = await VideoFile.create(this.name(), extension);
    this.onDidChange();
    if (this.isClosed) {
      await this.end();
    }
    return { answer: this.isOn ? "started" : "refused" };
  }
}
