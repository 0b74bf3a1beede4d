import { applyForumEvent } from "../../shared/forum/apply-forum-event.ts";
import { foundingData } from "../../shared/forum/founding-data.ts";
import type { Forum, ForumEntry } from "../../shared/forum/forum.ts";
import type { PresetFile } from "../../shared/presets/preset.ts";
import { withLivingCalendar } from "../../shared/presets/sample-calendar.ts";
import { SERVER_USER } from "../room/server-user.ts";
import { entryOf, openChainWriter } from "../store/chain-writer.ts";
import { type ChainPosition, EMPTY_CHAIN, follow } from "../store/check-row.ts";
import { FORUM_STREAM } from "../store/store.ts";
import { type ForumOptions, type ForumRoom, runForum } from "./forum-room.ts";

const PAGE_ROWS = 1_000;

/** The forum of this store, each of its rows checked, or null where none was opened yet. Rejects with BadRow. */
export async function openForumRoom(options: ForumOptions): Promise<ForumRoom | null> {
  const { store } = options;
  let forum: Forum | null = null;
  let position: ChainPosition = EMPTY_CHAIN;
  for (;;) {
    const rows = await store.read(FORUM_STREAM, position.seq, { limit: PAGE_ROWS });
    for (const row of rows) {
      position = follow(position, row);
      forum = applyForumEvent(forum, entryOf<ForumEntry>(row));
    }
    if (rows.length < PAGE_ROWS) break;
  }
  if (forum === null) return null;
  if (forum.facts !== null) return runForum(options, { ...forum, facts: forum.facts }, position);
  return recordFacts(options, forum, position);
}

/**
 * Takes the step of a record from before records held the forum's facts: one event holds what the program's file says
 * (rule M12). On a full disk the forum opens all the same, and takes the step at its next opening.
 */
async function recordFacts(options: ForumOptions, forum: Forum, position: ChainPosition): Promise<ForumRoom> {
  const { earlierFacts, store, clock, disk, log } = options;
  const file = earlierFacts(forum.presetId);
  if (file === null) throw new Error(`the preset ${forum.presetId} of this forum is not installed`);
  const facts = foundingData(file, forum);
  const rows = openChainWriter(FORUM_STREAM, position);
  const at = clock.now();
  const body = { type: "presetRecorded", facts, by: SERVER_USER } as const;
  const chained = rows.entry({ at, by: SERVER_USER, body, readers: { kind: "all" } });
  try {
    await store.append(rows.take());
  } catch (error) {
    if (!disk.notice(error)) throw error;
    return runForum(options, { ...forum, facts }, position);
  }
  log(
    `forum: until now the program's file of ${forum.presetId} counted; the forum's record holds its facts from entry ${chained.seq} on`,
  );
  return runForum(
    options,
    { ...applyForumEvent(forum, { ...body, at, seq: chained.seq }), facts },
    rows.position(),
  );
}

/** A founding: the forum's file, and if its samples come in. */
export type Founding = {
  readonly file: PresetFile;
  readonly sample: boolean;
  /** The sample's story is told: it began before this instant, to which the calendar is moved. */
  readonly toldUntil?: number | undefined;
};

/** A new forum in an empty store. Its record holds the facts of its file (rule M12). */
export async function foundForum(
  options: ForumOptions,
  { file, sample, toldUntil }: Founding,
): Promise<ForumRoom> {
  const log = openChainWriter(FORUM_STREAM, EMPTY_CHAIN);
  const at = options.clock.now();
  const told = foundingData(file, { sample });
  const facts = sample ? withLivingCalendar(told, toldUntil ?? at) : told;
  const body = { type: "forumOpened", preset: file.id, sample, facts, by: SERVER_USER } as const;
  const chained = log.entry({ at, by: SERVER_USER, body, readers: { kind: "all" } });
  await options.store.append(log.take());
  const opened = applyForumEvent(null, { ...body, at, seq: chained.seq });
  return runForum(options, { ...opened, facts }, log.position());
}
