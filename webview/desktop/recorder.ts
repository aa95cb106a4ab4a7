/** What the browser can make, the better first. */
const formats = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm"];

const picturesPerSecond = 20;
/** So much is lost at most when the window goes away. */
const pieceMs = 1_000;

export interface RecorderHost {
  canvas(): HTMLCanvasElement | undefined;
  sound(): MediaStream | undefined;
  /** In order, each after the one before has been taken. */
  write(data: Uint8Array<ArrayBuffer>): Promise<void>;
  onTime(seconds: number): void;
  /** Told once: after a piece that is missing the others are worth nothing. */
  onFailed(error: unknown): void;
}

/**
 * Records the screen to a video. It draws on a canvas of its own, of one size: a lost connection is a picture that stands
 * still, and a guest that changes its size is fitted in.
 */
export class Recorder {
  static format(): string | undefined {
    return formats.find((format) => MediaRecorder.isTypeSupported(format));
  }

  private readonly picture = document.createElement("canvas");
  private readonly recorder: MediaRecorder;
  private readonly began = performance.now();
  private readonly timer: number;
  private readonly ended: Promise<void>;
  private written: Promise<void> = Promise.resolve();
  private state: "whole" | "failed" = "whole";

  constructor(
    private readonly host: RecorderHost,
    format: string,
  ) {
    const canvas = host.canvas();
    // Video codecs want even numbers.
    this.picture.width = (canvas?.width ?? 1280) & ~1;
    this.picture.height = (canvas?.height ?? 720) & ~1;
    this.draw();
    const tracks = [...this.picture.captureStream(picturesPerSecond).getTracks(), ...(host.sound()?.getTracks() ?? [])];
    this.recorder = new MediaRecorder(new MediaStream(tracks), { mimeType: format });
    this.recorder.addEventListener("dataavailable", ({ data }) => this.write(data));
    this.recorder.addEventListener("error", ({ error }) => this.fail(error));
    this.ended = new Promise((resolve) => this.recorder.addEventListener("stop", () => resolve(), { once: true }));
    this.recorder.start(pieceMs);
    this.timer = window.setInterval(() => this.draw(), 1000 / picturesPerSecond);
  }

  /** Resolves when everything was written. */
  async stop(): Promise<void> {
    window.clearInterval(this.timer);
    if (this.recorder.state !== "inactive") {
      this.recorder.stop();
    }
    await this.ended;
    await this.written;
  }

  private draw(): void {
    const canvas = this.host.canvas();
    const { picture } = this;
    const context = picture.getContext("2d");
    if (canvas && canvas.width > 0 && context) {
      const factor = Math.min(picture.width / canvas.width, picture.height / canvas.height);
      const width = canvas.width * factor;
      const height = canvas.height * factor;
      context.fillRect(0, 0, picture.width, picture.height);
      context.drawImage(canvas, (picture.width - width) / 2, (picture.height - height) / 2, width, height);
    }
    this.host.onTime(Math.floor((performance.now() - this.began) / 1000));
  }

  private write(data: Blob): void {
    this.written = this.written.then(async () => {
      if (this.state === "failed") {
        return;
      }
      try {
        await this.host.write(new Uint8Array(await data.arrayBuffer()));
      } catch (error) {
        this.fail(error);
      }
    });
  }

  private fail(error: unknown): void {
    if (this.state === "whole") {
      this.state = "failed";
      this.host.onFailed(error);
    }
  }
}
