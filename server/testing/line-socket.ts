import { createEncoder, toUint8Array, writeVarUint8Array } from "lib0/encoding";
import { CLOSE } from "../../shared/wire/protocol.ts";

/** Message handlers of a test's client, the same for both transports. */
export type Hearing = {
  readonly opened: () => void;
  readonly heard: (bytes: Uint8Array) => void;
  readonly closed: (why: { readonly code: number; readonly reason: string }) => void;
};

export type RawSocket = {
  readonly isOpen: () => boolean;
  /** This end's port; 0 for a line, whose requests take many. */
  readonly port: () => number;
  readonly send: (bytes: Uint8Array | string) => void;
  /** Reads nothing until `resume`, as a slow reader would. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly terminate: () => void;
};

export type LineAnswer = {
  readonly messages: readonly string[];
  readonly last: number;
  readonly close?: { readonly code: number; readonly reason: string };
};

/** Messages of a batch, each with its length before it. */
export const batch = (messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const encoder = createEncoder();
  for (const message of messages) writeVarUint8Array(encoder, message);
  return toUint8Array(encoder);
};

/** The requests of a line, one by one, for tests that repeat, skip and mix them. */
export function openRequests(url: string, cookie: string) {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } });
  return {
    open: (opinionId: string, query: string, rooms = "opinions") =>
      ask(`/api/${rooms}/${opinionId}/line?${query}`, { method: "POST" }),
    post: (path: string, n: number, messages: readonly Uint8Array[]) =>
      ask(`${path}?n=${n}`, { method: "POST", body: batch(messages) }),
    poll: async (path: string, after: number): Promise<LineAnswer> =>
      (await (await ask(`${path}?after=${after}`)).json()) as LineAnswer,
    stream: (path: string, after: number, signal?: AbortSignal) =>
      ask(`${path}?after=${after}`, {
        headers: { accept: "text/event-stream", "accept-encoding": "gzip" },
        ...(signal === undefined ? {} : { signal }),
      }),
    ask,
  };
}

export type Requests = ReturnType<typeof openRequests>;

/** The events of a stream as they come: its messages, then its close. */
export async function* eventsOf(
  answer: Response,
): AsyncGenerator<{ readonly n: number; readonly bytes: Uint8Array } | { readonly closed: string }> {
  let text = "";
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split("\n\n");
    text = events.pop()!;
    for (const event of events) {
      const field = (name: string): string | undefined =>
        new RegExp(`^${name}: (.*)$`, "mu").exec(event)?.[1];
      const told = field("data");
      if (told === undefined) continue;
      if (field("event") === "close") yield { closed: told };
      else yield { n: Number(field("id")), bytes: new Uint8Array(Buffer.from(told, "base64")) };
    }
  }
}

/** Reads a line; a nervous network may send each batch twice at once. */
export type LineWay = "stream" | "poll" | "stream, twice";

/** A line in the place of a WebSocket, whose address it is given. */
export function openLineSocket(
  address: string,
  { cookie, by }: { readonly cookie: string; readonly by: LineWay },
  hearing: Hearing,
): RawSocket {
  const { protocol, host, pathname, search } = new URL(address);
  const requests = openRequests(`${protocol.replace("ws", "http")}//${host}`, cookie);
  const [rooms = "", opinionId = ""] = pathname.split("/").slice(-2);
  const leaving = new AbortController();
  let path = "";
  let last = 0;
  let batches = 0;
  let queue: Uint8Array[] = [];
  let posting = false;
  let state: "opening" | "open" | "closed" = "opening";
  const isOpen = (): boolean => state === "open";

  const end = (code: number, reason: string): void => {
    if (state === "closed") return;
    state = "closed";
    leaving.abort();
    hearing.closed({ code, reason });
  };
  let reading = Promise.resolve();
  let readOnNow = (): void => undefined;
  const tell = async (bytes: Uint8Array): Promise<void> => {
    await reading;
    if (isOpen()) hearing.heard(bytes);
  };

  const pump = async (): Promise<void> => {
    if (posting) return;
    posting = true;
    while (queue.length > 0 && isOpen()) {
      const messages = queue;
      queue = [];
      const n = ++batches;
      const sent = Array.from({ length: by === "stream, twice" ? 2 : 1 }, () =>
        requests.post(path, n, messages),
      );
      const [answer] = (await Promise.all(sent)) as [Response];
      // 410: closed, and the reading side says why.
      if (answer.status !== 204 && answer.status !== 410) end(1006, `POST ${answer.status}`);
    }
    posting = false;
  };

  const readOn = async (): Promise<void> => {
    while (isOpen()) {
      if (by === "poll") {
        const { messages, last: now, close: closed } = await requests.poll(path, last);
        for (const message of messages) await tell(new Uint8Array(Buffer.from(message, "base64")));
        last = now;
        if (closed !== undefined) end(closed.code, closed.reason);
        continue;
      }
      const answer = await requests.stream(path, last, leaving.signal);
      if (answer.status === 401) return end(CLOSE.signedOut, "the next GET was refused");
      for await (const event of eventsOf(answer)) {
        if ("closed" in event) {
          const { code, reason } = JSON.parse(event.closed) as { code: number; reason: string };
          end(code, reason);
          break;
        }
        last = event.n;
        await tell(event.bytes);
      }
    }
  };

  const run = async (): Promise<void> => {
    const answer = await requests.open(opinionId, search.slice(1), rooms);
    if (answer.status !== 200) return end(1006, `POST ${answer.status}`);
    path = `/api/${rooms}/${opinionId}/line/${((await answer.json()) as { line: string }).line}`;
    state = "open";
    hearing.opened();
    await readOn();
  };
  run().catch((error: unknown) => end(1006, String(error)));

  return {
    isOpen,
    port: () => 0,
    send: (bytes) => {
      queue.push(typeof bytes === "string" ? Buffer.from(bytes) : bytes);
      queueMicrotask(() => void pump().catch((error: unknown) => end(1006, String(error))));
    },
    pause: () => {
      reading = new Promise((resolve) => (readOnNow = resolve));
    },
    resume: () => readOnNow(),
    terminate: () => end(1006, "terminated"),
  };
}
