// @ts-check
import { createServer } from "node:http";

/**
 * VS Code's server leads links to ports of its machine over a proxy that only the whole of code-server has. Here browser
 * and server share the machine, so whoever follows such a link is sent on to the port itself.
 */
export async function startPortLinks() {
  const server = createServer((request, response) => {
    const [, port, rest] = /^\/(\d+)(\/.*)$/.exec(request.url ?? "") ?? [];
    response.writeHead(
      port === undefined ? 404 : 302,
      port === undefined ? {} : { location: `http://localhost:${port}${rest}` },
    );
    response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const ownPort = typeof address === "object" && address !== null ? address.port : 0;
  return {
    environment: { VSCODE_PROXY_URI: `http://127.0.0.1:${ownPort}/{{port}}/` },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
