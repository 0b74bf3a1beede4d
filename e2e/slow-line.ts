import type { Page, WebSocketRoute } from "@playwright/test";

type Message = string | Buffer;

/** An answer to a command is of type 102, a message's first byte; what is told for some alone is numbered 0 (docs/protocol.md). */
const isAnswer = (message: Message): boolean =>
  typeof message !== "string" && message[0] === 102 && !message.includes('{"n":0,');

export type SlowLine = {
  /** Holds what the page sends. */
  readonly hold: () => void;
  /** Holds the answers to the page's commands alone: what they did is told to it all the same. */
  readonly holdAnswers: () => void;
  readonly release: () => void;
};

/** Lets a test hold a page's messages to the server, or the server's answers, as a slow network would. */
export async function slowLine(page: Page): Promise<SlowLine> {
  let asked: Message[] | null = null;
  let answers: Message[] | null = null;
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
      if (answers !== null && isAnswer(message)) answers.push(message);
      else socket.send(message);
    });
  });
  return {
    hold: () => {
      asked = [];
    },
    holdAnswers: () => {
      answers = [];
    },
    release: () => {
      for (const message of asked ?? []) server?.send(message);
      for (const message of answers ?? []) client?.send(message);
      asked = null;
      answers = null;
    },
  };
}
