import { WebSocket } from "ws";
import type { ForumChanged } from "../../shared/forum/forum-change.ts";
import type { MeetingsTold } from "../../shared/forum/meeting-now.ts";
import type { NoticesMessage, ToldNotice } from "../../shared/notices/told-notice.ts";

/** A page without an open text: it hears notices and sends nothing. */
export type NoticeClient = {
  readonly notices: readonly ToldNotice[];
  /** Each time that it was told of a change of the forum's view. */
  readonly forum: readonly ForumChanged[];
  /** Open meetings, each time that they were told. */
  readonly meetings: readonly MeetingsTold[];
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
  const forum: ForumChanged[] = [];
  const meetings: MeetingsTold[] = [];
  let heard = 0;
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const here = new Promise<void>((resolve, reject) => {
    socket.on("message", (bytes: Buffer) => {
      heard += 1;
      const told = JSON.parse(bytes.toString()) as NoticesMessage;
      notices.push(...told.notices);
      if (told.forum !== undefined) forum.push(told.forum);
      if (told.meeting !== undefined) meetings.push(told.meeting);
      resolve();
    });
    socket.on("close", () => resolve());
    socket.on("unexpected-response", (_request, answer) => {
      socket.terminate();
      reject(new Error(`refused: ${answer.statusCode}`));
    });
  });
  socket.on("error", () => undefined);
  return {
    notices,
    forum,
    meetings,
    heard: () => heard,
    here,
    closed,
    socket,
    terminate: () => socket.terminate(),
  };
}
