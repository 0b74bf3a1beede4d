/** Something sent is overdue after this, where neither the line nor the server is known to be quicker or slower. */
const ANSWER_MS = 4_000;
/** Quick answers shorten that: to so many times the slowest of the last ones, and to this at least. */
const ANSWER_TIMES = 10;
const ANSWER_MS_MIN = 2_000;
/** The slowest answer is forgotten by this part with each later one. */
const FORGOTTEN_PART = 0.2;
/** Only a server that said nothing at all for this part of that time is taken for dead. */
const SILENT_PART = 3 / 4;
/** On a slow line one message may take this many times as long as the first state, the longest that it carried. */
const STATE_TIMES = 2;
/** Later than this y-websocket's own watch of silence comes. */
const PATIENCE_MS_MAX = 20_000;
const LOOK_MS = 250;
/** A look that comes this late says that the page slept: messages may wait that it has not read. */
const SLEPT_MS = 1_500;

/** Notices that a server has stopped answering, without waiting for the network to say so (rule W24). */
export type AnswerWatch = {
  /** A socket was opened. */
  readonly opened: () => void;
  /** The first whole state of this socket is here. */
  readonly synced: () => void;
  readonly heard: () => void;
  /** Counted text left: the nth of this socket, from 1. */
  readonly textSent: () => void;
  readonly textAcknowledged: (count: number) => void;
  readonly commandSent: (n: number) => void;
  readonly commandAnswered: (n: number) => void;
  /** The socket is gone, and what it carried with it. */
  readonly closed: () => void;
};

/** `onDead` is called once for a socket: the page reconnects. */
export function openAnswerWatch(onDead: () => void): AnswerWatch {
  const texts: { readonly n: number; readonly at: number }[] = [];
  const commands = new Map<number, number>();
  let textsSent = 0;
  /** Times that a socket was given up without an answer since: each doubles the patience. */
  let inVain = 0;
  /** The slowest of the last answers. */
  let slowestMs = Infinity;
  let socket = { openedAt: 0, syncedAt: Infinity, heardAt: 0, lookedAt: 0 };
  let timer: ReturnType<typeof setInterval> | undefined;

  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };

  const look = (): void => {
    const now = performance.now();
    if (now - socket.lookedAt > SLEPT_MS) socket.heardAt = now;
    socket.lookedAt = now;
    const sentAt = Math.min(texts[0]?.at ?? Infinity, ...commands.values());
    if (sentAt === Infinity) return stop();
    const usualMs = Math.min(Math.max(slowestMs * ANSWER_TIMES, ANSWER_MS_MIN), ANSWER_MS) * 2 ** inVain;
    const firstStateMs = socket.syncedAt - socket.openedAt;
    const silentMs = Math.min(Math.max(usualMs * SILENT_PART, firstStateMs * STATE_TIMES), PATIENCE_MS_MAX);
    const answerMs = Math.min(usualMs, PATIENCE_MS_MAX);
    if (now - Math.max(sentAt, socket.syncedAt) < answerMs || now - socket.heardAt < silentMs) return;
    inVain += 1;
    stop();
    onDead();
  };

  const answered = (sentAt: number): void => {
    const tookMs = performance.now() - sentAt;
    const earlierMs = slowestMs === Infinity ? 0 : slowestMs * (1 - FORGOTTEN_PART);
    slowestMs = Math.max(tookMs, earlierMs);
    inVain = 0;
  };

  const sent = (): void => {
    if (timer !== undefined) return;
    socket.lookedAt = performance.now();
    timer = setInterval(look, LOOK_MS);
  };

  return {
    opened: () => {
      socket = { openedAt: performance.now(), syncedAt: Infinity, heardAt: 0, lookedAt: performance.now() };
    },
    synced: () => {
      socket.syncedAt = performance.now();
    },
    heard: () => {
      socket.heardAt = performance.now();
    },
    textSent: () => {
      textsSent += 1;
      texts.push({ n: textsSent, at: performance.now() });
      sent();
    },
    textAcknowledged: (count) => {
      const [first] = texts;
      while (texts.length > 0 && texts[0]!.n <= count) texts.shift();
      if (first !== undefined && first !== texts[0]) answered(first.at);
    },
    commandSent: (n) => {
      commands.set(n, performance.now());
      sent();
    },
    commandAnswered: (n) => {
      const at = commands.get(n);
      commands.delete(n);
      if (at !== undefined) answered(at);
    },
    closed: () => {
      stop();
      texts.length = 0;
      commands.clear();
      textsSent = 0;
    },
  };
}
