import type { Page, WebSocketRoute } from "@playwright/test";

type Message = string | Buffer;

/** A broadcast to the room is of type 105. */
const isBroadcast = (message: Message): boolean => typeof message !== "string" && message[0] === 105;

/** An answer to a command is of type 102, a message's first byte; what is told for some alone is numbered 0 (docs/protocol.md). */
const isAnswer = (message: Message): boolean =>
  typeof message !== "string" && message[0] === 102 && !message.includes('{"n":0,');

export type SlowLine = {
  /** Holds what the page sends. */
  readonly hold: () => void;
  /** Holds the answers to the page's commands alone: what they did is told to it all the same. */
  readonly holdAnswers: () => void;
  /** Holds the server's broadcasts alone. */
  readonly holdBroadcasts: () => void;
  readonly release: () => void;
};

/** Lets a test hold a page's messages to the server, or the server's answers, as a slow network would. */
export async function slowLine(page: Page): Promise<SlowLine> {
  let asked: Message[] | null = null;
  let held: { readonly holds: (message: Message) => boolean; readonly messages: Message[] } | null = null;
  let client: WebSocketRoute | null = null;
  let server: WebSocketRoute | null = null;
  await page.routeWebSocket(/\/ws\//, (socket) => {
    client = socket;
    server = socket.connectToServer();
    socket.onMessage((message) => {
      if (asked === null) server?.send(message);
      else asked.push(message);
    });
    server.onMessage((message) => {
      if (held?.holds(message) === true) held.messages.push(message);
      else socket.send(message);
    });
  });
  return {
    hold: () => {
      asked = [];
    },
    holdAnswers: () => {
      held = { holds: isAnswer, messages: [] };
    },
    holdBroadcasts: () => {
      held = { holds: isBroadcast, messages: [] };
    },
    release: () => {
      for (const message of asked ?? []) server?.send(message);
      for (const message of held?.messages ?? []) client?.send(message);
      asked = null;
      held = null;
    },
  };
}
