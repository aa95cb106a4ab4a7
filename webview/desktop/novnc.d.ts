declare module "@novnc/novnc" {
  /** What noVNC needs of a WebSocket, and takes from anything that has it. */
  export interface RawChannel {
    send(data: Uint8Array): void;
    close(): void;
    binaryType: string;
    protocol: string;
    readyState: string;
    onopen: ((event: unknown) => void) | null;
    onmessage: ((event: { readonly data: ArrayBufferLike }) => void) | null;
    onclose: ((event: { readonly code?: number; readonly reason?: string }) => void) | null;
    onerror: ((event: unknown) => void) | null;
  }

  export default class RFB extends EventTarget {
    constructor(target: HTMLElement, channel: RawChannel, options?: { readonly shared?: boolean });
    scaleViewport: boolean;
    resizeSession: boolean;
    qualityLevel: number;
    compressionLevel: number;
    viewOnly: boolean;
    focusOnClick: boolean;
    background: string;
    disconnect(): void;
    focus(): void;
    sendCtrlAltDel(): void;
    clipboardPasteFrom(text: string): void;
    sendKey(keysym: number, code: string, down?: boolean): void;
    toBlob(callback: (blob: Blob | null) => void, type?: string): void;
  }
}
