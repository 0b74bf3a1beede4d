import { toBase64 } from "lib0/buffer";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { type UserId, userId } from "../../shared/ids.ts";
import { BUILD_HEADER, PERSON_HEADER } from "../../shared/wire/protocol.ts";
import { type CopyKey, dropCopies, findCopy, keepCopy } from "../offline-store/copies.ts";
import type { StoredAnswer, StoredRoom } from "../offline-store/stored-room.ts";
import { readTwice } from "../wire/read-twice.ts";
import { showsCopy, showsServer } from "./shown-copies.ts";

/** A network that says nothing for so long is gone for a reader, if the device has a copy. */
const SILENT_MS = 6_000;

const FORUM = "/api/forum";
/** Lists and papers that stand around a text. Rooms keep themselves, with their document. */
const KEPT =
  /^\/api\/(forum\/(meetings|shelf|contributions(\/[^/?]+)?)|opinions\/[^/?]+\/look|notices|board)$/u;
const ROOM = /^\/api\/(opinions|drafts)\/([^/?]+)$/u;

type KeptBody = { readonly at: number; readonly body: unknown };

export function keyOf(path: string): CopyKey | null {
  const [, rooms, id] = ROOM.exec(path) ?? [];
  if (rooms !== undefined && id !== undefined) return ["room", rooms, id];
  return path === FORUM || KEPT.test(path) ? ["answer", path] : null;
}

/** A hotel's page or a proxy's error has not the header of our server. */
const isOurs = (answer: Response): boolean => answer.headers.has(BUILD_HEADER);

async function findAnswer(key: CopyKey, person: UserId | null): Promise<Response | null> {
  if (key[0] === "room") {
    const room = await findCopy<StoredRoom<object>>(person, key);
    if (room === null) return null;
    const { at, entries, state } = room;
    const kept: StoredAnswer = { at, entries, state: toBase64(state) };
    showsCopy(at);
    return Response.json({ ...room.answer, kept });
  }
  const found = await findCopy<KeptBody>(person, key);
  if (found === null) return null;
  showsCopy(found.at);
  if (key[1] !== FORUM) return Response.json(found.body);
  const forum = found.body as ForumView;
  return Response.json({ ...forum, now: forum.now + Date.now() - found.at });
}

async function keep(key: CopyKey, person: UserId, answer: Response): Promise<void> {
  const kept: KeptBody = { at: Date.now(), body: await answer.json() };
  await keepCopy(person, key, kept);
}

/** Reads from the server, and from the device where there is no network. */
export const readThrough: typeof readTwice = async (path, init, ...rest) => {
  const named = new Headers(init?.headers).get(PERSON_HEADER);
  const person = named === null ? null : userId(named);
  const key = keyOf(path);
  const find = (): Promise<Response | null> =>
    key === null ? Promise.resolve(null) : findAnswer(key, person);
  const asked = readTwice(path, init, ...rest);
  asked.catch(() => {});
  const silent = new Promise<null>((resolve) => {
    if (key !== null) setTimeout(() => resolve(null), SILENT_MS);
  });
  try {
    const first = await Promise.race([asked, silent]);
    const kept = first === null ? await find() : null;
    if (kept !== null) return kept;
    const answer = first ?? (await asked);
    if (!isOurs(answer)) return (await find()) ?? answer;
    showsServer();
    // Nobody is signed in, or somebody is about to be: what the person before had read goes.
    if (answer.status === 401 || path === "/api/sign-in/ways") await dropCopies();
    if (answer.ok && person !== null && key?.[0] === "answer")
      void keep(key, person, answer.clone()).catch(() => {});
    return answer;
  } catch (error) {
    if (init?.signal?.aborted === true) throw error;
    const kept = await find();
    if (kept === null) throw error;
    return kept;
  }
};
