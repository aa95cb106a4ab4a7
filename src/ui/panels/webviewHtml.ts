import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** The names of the folders in `webview/`. */
export type WebviewName = "desktop" | "newDesktop" | "overview";

/** Where a panel's page may load from. */
export function webviewRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, "dist", "webview"), vscode.Uri.joinPath(extensionUri, "media")];
}

export function desktopIcon(extensionUri: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, "media", `desktop-${theme}.svg`);
  return { light: icon("light"), dark: icon("dark") };
}

/**
 * The one place that makes HTML. Nothing may be loaded or reached but our own script and styles; `data:` pictures are
 * what noVNC turns the guest's cursor and the screen's JPEG rectangles into. `connections`: where its page may connect to.
 */
export function webviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: WebviewName,
  connections: readonly string[] = [],
): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (kind: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist", "webview", `${name}.${kind}`)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
    ...(connections.length > 0 ? [`connect-src ${connections.join(" ")}`] : []),
    // These two do not fall back to the default.
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1.0">
    <link rel="stylesheet" href="${escaped(file("css"))}">
    <script type="module" nonce="${nonce}" src="${escaped(file("js"))}"></script>
  </head>
  <body></body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
