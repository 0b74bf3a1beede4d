import type { Page, WebSocketRoute } from "@playwright/test";

/** Lets a test hold a page's messages to the server, as a slow network would. */
export async function slowLine(page: Page): Promise<{ hold: () => void; release: () => void }> {
  let held: (string | Buffer)[] | null = null;
  let server: WebSocketRoute | null = null;
  await page.routeWebSocket(/\/ws\//, (socket) => {
    server = socket.connectToServer();
    socket.onMessage((message) => {
      if (held === null) server?.send(message);
      else held.push(message);
    });
  });
  return {
    hold: () => {
      held = [];
    },
    release: () => {
      for (const message of held ?? []) server?.send(message);
      held = null;
    },
  };
}
