/** What the desktop's audio socket sends: 16 bits, two channels, so many times a second, without a header. */
const rate = 48_000;
const channels = 2;
const bytesOfFrame = 2 * channels;

/** Ahead of the ear: less stutters, more is heard late. */
const leadSeconds = 0.08;
/** What is later than this is left out, so that sound and picture stay together. */
const mostSeconds = 0.5;

/** Plays raw sound as it comes, piece after piece, without a gap. */
export class SoundPlayer {
  private context: AudioContext | undefined;
  private gain: GainNode | undefined;
  private nextAt = 0;

  /** Browsers let a page be heard only after it was pressed somewhere. */
  start(): void {
    this.context ??= new AudioContext({ sampleRate: rate, latencyHint: "interactive" });
    const { context } = this;
    if (!this.gain) {
      this.gain = context.createGain();
      this.gain.connect(context.destination);
    }
    const resume = (): void => void context.resume().catch(() => undefined);
    resume();
    window.addEventListener("pointerdown", resume, { once: true });
    window.addEventListener("keydown", resume, { once: true, capture: true });
  }

  stop(): void {
    void this.context?.close().catch(() => undefined);
    this.context = undefined;
    this.gain = undefined;
    this.nextAt = 0;
  }

  /** The same sound for a recording. */
  stream(): MediaStream | undefined {
    const { context, gain } = this;
    if (!context || !gain) {
      return undefined;
    }
    const destination = context.createMediaStreamDestination();
    gain.connect(destination);
    return destination.stream;
  }

  play(data: Uint8Array): void {
    const { context, gain } = this;
    if (context?.state !== "running" || !gain) {
      return;
    }
    const buffer = bufferOf(context, data);
    if (!buffer) {
      return;
    }
    const now = context.currentTime;
    if (this.nextAt < now) {
      this.nextAt = now + leadSeconds;
    } else if (this.nextAt > now + mostSeconds) {
      return;
    }
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(gain);
    source.start(this.nextAt);
    this.nextAt += buffer.duration;
  }
}

/** Of whole frames, as the extension hands them over. */
function bufferOf(context: AudioContext, data: Uint8Array): AudioBuffer | undefined {
  const frames = Math.floor(data.length / bytesOfFrame);
  if (frames === 0) {
    return undefined;
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const buffer = context.createBuffer(channels, frames, rate);
  for (let channel = 0; channel < channels; channel += 1) {
    const samples = buffer.getChannelData(channel);
    for (let frame = 0; frame < frames; frame += 1) {
      samples[frame] = view.getInt16(frame * bytesOfFrame + 2 * channel, true) / 32_768;
    }
  }
  return buffer;
}
