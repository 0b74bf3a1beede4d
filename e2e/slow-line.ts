import type { Page } from "@playwright/test";

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
  let isHeld = false;
  let holds: (message: Message) => boolean = () => false;
  let held: (() => void)[] = [];
  await page.routeWebSocket(/\/ws\//, (socket) => {
    // A page has several sockets: of its room, and of its notices.
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (isHeld) held.push(() => server.send(message));
      else server.send(message);
    });
    server.onMessage((message) => {
      if (holds(message)) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    hold: () => {
      isHeld = true;
    },
    holdAnswers: () => {
      holds = isAnswer;
    },
    holdBroadcasts: () => {
      holds = isBroadcast;
    },
    release: () => {
      [isHeld, holds] = [false, () => false];
      const late = held;
      held = [];
      for (const send of late) send();
    },
  };
}
