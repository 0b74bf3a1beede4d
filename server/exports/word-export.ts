import type { ReportLanguage } from "../../shared/text/localized.ts";
import { meetingAt } from "../../shared/forum/meeting.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { sectionsUnder, underText } from "../../shared/report/under-text.ts";
import type { SentForm } from "../../shared/word-file/sent-mark.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import type { WordJob } from "./file-job.ts";
import type { SentWord } from "./opinion-word.ts";
import type { FileWorkers } from "./file-workers.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Past } from "../history/past.ts";
import { trackedOf } from "./tracked.ts";
import type { Versions } from "../history/versions.ts";
import { ofSoundRows } from "../room/sound-rows.ts";
import type { Room } from "../room/room.ts";
import type { Rooms } from "../room/rooms.ts";
import { type PastView, versionAt } from "../history/version-at.ts";
import { symbolsIn } from "../forum/standing.ts";
import type { Store } from "../store/store.ts";

export type WordExportParts = {
  readonly rooms: Rooms;
  readonly forum: ForumRoom;
  readonly store: Store;
  readonly versions: Versions;
  readonly past: Past;
  readonly fileWorkers: FileWorkers;
};

/**
 * The text that delegations write against: the base text in force, to all alike; before the first, the words as they
 * stand.
 */
export async function atBase(
  { versions, forum }: WordExportParts,
  room: Room,
  now: PastView,
): Promise<PastView> {
  const base = now.opinion.baseTexts.at(-1);
  if (base === undefined) return now;
  const there = versionAt({ versions, forum }, room.id, { seq: base.seq, present: now.opinion });
  return (await ofSoundRows(room, there)) ?? now;
}

type WordJobOf<Form> = Omit<WordJob, "word"> & { readonly word: Form };

type Asked = {
  readonly room: Room;
  readonly view: PastView;
  readonly form: SentForm;
  readonly language: ReportLanguage;
  /** Of a bilingual copy. */
  readonly into: WorkLanguage | null;
  readonly preset: Preset;
  readonly instant: number;
};

/** A Word file of an Opinion, ready to be made: the same for who takes it away and for the server that makes it again. */
export async function wordJob(
  parts: WordExportParts,
  { preset, language, instant, ...asked }: Asked,
): Promise<WordJobOf<SentWord>> {
  const { view, form } = asked;
  const told = form === "bracketed" ? underText(view.opinion, symbolsIn(parts.forum)) : null;
  const under = told === null ? {} : { under: sectionsUnder(view.document, told, { preset, language }) };
  const word = await wordForm(parts, { language, instant, ...asked });
  const { meetings } = parts.forum.forum();
  const meeting = meetingAt(meetings, { groupId: view.document.groupId, at: instant });
  return {
    of: "word",
    form: "docx",
    word,
    options: { preset, language, at: instant, seq: view.seq, ...meeting, ...under },
  };
}

async function wordForm(
  parts: WordExportParts,
  { form, room, view, language, instant, into }: Omit<Asked, "preset">,
): Promise<SentWord> {
  const { document } = view;
  switch (form) {
    case "bracketed":
      return { form, document };
    case "clean":
      return { form, document, names: parts.forum.names() };
    case "tracked": {
      const text = trackedOf(parts, { room, view, at: instant, language });
      return { form, text: await ofSoundRows(room, text) };
    }
    case "bilingual":
      return { form, document, into: into ?? "fr" };
  }
}
