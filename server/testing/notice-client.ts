import { WebSocket } from "ws";
import type { NoticesMessage, ToldNotice } from "../../shared/notices/told-notice.ts";

/** A page without an open text: it hears notices and sends nothing. */
export type NoticeClient = {
  readonly notices: readonly ToldNotice[];
  /** Messages that came, also those without a notice. */
  readonly heard: () => number;
  /** Resolves at the first message, or when it was closed; rejects where the handshake was refused. */
  readonly here: Promise<void>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly socket: WebSocket;
  readonly terminate: () => void;
};

export function openNoticeClient(
  url: string,
  {
    cookie,
    query = "",
    origin,
  }: { readonly cookie: string; readonly query?: string; readonly origin?: string },
): NoticeClient {
  const headers = { cookie, ...(origin === undefined ? {} : { origin }) };
  const socket = new WebSocket(`${url.replace("http", "ws")}/ws/notices${query}`, { headers });
  const notices: ToldNotice[] = [];
  let heard = 0;
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const here = new Promise<void>((resolve, reject) => {
    socket.on("message", (bytes: Buffer) => {
      heard += 1;
      notices.push(...(JSON.parse(bytes.toString()) as NoticesMessage).notices);
      resolve();
    });
    socket.on("close", () => resolve());
    socket.on("unexpected-response", (_request, answer) => {
      socket.terminate();
      reject(new Error(`refused: ${answer.statusCode}`));
    });
  });
  socket.on("error", () => undefined);
  return { notices, heard: () => heard, here, closed, socket, terminate: () => socket.terminate() };
}
