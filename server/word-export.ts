import type { ReportLanguage } from "../shared/report/report-words.ts";
import { isWorkLanguage } from "../shared/word-file/work-language.ts";
import type { WordForm } from "./exports/opinion-word.ts";
import type { Press } from "./exports/press.ts";
import type { ForumRoom } from "./forum-room.ts";
import type { Past } from "./history/past.ts";
import { trackedOf } from "./history/tracked.ts";
import type { Versions } from "./history/versions.ts";
import { ofSoundRows } from "./opinion-routes.ts";
import type { Room } from "./room/room.ts";
import type { Rooms } from "./room/rooms.ts";
import type { PastView } from "./room/version-at.ts";
import { versionAt } from "./room/version-at.ts";
import type { Store } from "./store/store.ts";

/** What a Word file of an Opinion may be beside `bracketed`, as the text stands (rule R6). */
export const MADE_FORMS = ["clean", "tracked", "bilingual"] as const;
export type MadeForm = (typeof MADE_FORMS)[number];

export const isWordForm = (form: string): form is MadeForm => MADE_FORMS.some((one) => one === form);

export type WordParts = {
  readonly rooms: Rooms;
  readonly forum: ForumRoom;
  readonly store: Store;
  readonly versions: Versions;
  readonly past: Past;
  readonly press: Press;
};

/** What delegations write against: the base text in force, to all alike; before the first, the words as they stand. */
export async function atBase({ versions, forum }: WordParts, room: Room, now: PastView): Promise<PastView> {
  const base = now.opinion.baseTexts.at(-1);
  if (base === undefined) return now;
  const there = versionAt({ versions, forum }, room.id, { seq: base.seq, present: now.opinion });
  return (await ofSoundRows(room, there)) ?? now;
}

type Asked = {
  readonly parts: WordParts;
  readonly room: Room;
  readonly view: PastView;
  readonly language: ReportLanguage;
  readonly instant: number;
  readonly into: string | undefined;
};

export async function wordForm(
  form: MadeForm,
  { parts, room, view, language, instant, into }: Asked,
): Promise<WordForm> {
  const { document } = view;
  switch (form) {
    case "clean":
      return { form, document, names: parts.forum.names() };
    case "tracked": {
      const text = trackedOf(parts, { room, view, at: instant, language });
      return { form, text: await ofSoundRows(room, text) };
    }
    case "bilingual":
      return { form, document, into: isWorkLanguage(into) ? into : "fr" };
  }
}
