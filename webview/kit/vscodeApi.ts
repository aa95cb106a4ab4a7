interface VscodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VscodeApi;

/** May be asked for once in the life of a page. */
export const vscodeApi = acquireVsCodeApi();
