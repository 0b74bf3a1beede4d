import type { DelegationId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { fileWord } from "../../shared/printed/word-file-words.ts";
import { againstText } from "../../shared/word-file/against-text.ts";
import { againstProposals } from "../../shared/word-file/sent-edits.ts";
import { sentKey } from "../../shared/word-file/sent-key.ts";
import { type SentMark, signOf } from "../../shared/word-file/sent-mark.ts";
import { ofSoundRows } from "../room/sound-rows.ts";
import { recordedAt } from "../store/recorded-at.ts";
import type { Room } from "../room/room.ts";
import { versionAt } from "../history/version-at.ts";
import { type WordExportParts, wordJob } from "../exports/word-export.ts";
import type { SentAgain } from "../imports/word-answer.ts";

const OFFICES = ["chair", "managementTeam", "facilitator", "secretariat"] as const;

type Bringer = {
  readonly room: Room;
  readonly participant: Participant;
  /** The delegation whose file it is; null: an office's. */
  readonly own: DelegationId | null;
};

/**
 * Makes the file of a mark again, as who brings it in may have it: nobody learns by a mark what they may not read. Null
 * where the record did not have these words at this row, or does not have them any more (rule X40).
 */
export async function sentAgain(
  parts: WordExportParts,
  { room, participant, own }: Bringer,
  mark: SentMark,
): Promise<SentAgain | { readonly refusal: Refusal } | null> {
  const { seq, form, language, into } = mark;
  const now = await room.view(participant);
  if (mark.opinion !== room.id || seq > now.seq) return null;
  if (!(await parts.store.isReadable(room.id, seq))) return null;
  const asked = { seq, reader: participant, present: now.opinion };
  const view = await ofSoundRows(room, versionAt(parts, room.id, asked));
  if (view === null || signOf(mark, view.document) !== mark.sign) return null;
  const instant = await ofSoundRows(room, recordedAt(parts.store, room.id, seq));
  const preset = parts.forum.presetAt(instant);
  const job = await wordJob(parts, { room, view, form, language, into, preset, instant });
  const made = await parts.fileWorkers.make(job);
  if ("refusal" in made) return made;
  return {
    bytes: made.bytes,
    key: sentKey(job.word, view.opinion),
    notes: new Map(
      againstText(view.opinion, view.document, new Set()).map(({ id, notes = [] }) => [id, notes]),
    ),
    seq,
    at: instant,
    proposals: againstProposals(now.opinion),
    threads: now.opinion.negotiation.comments.flatMap(({ id, on, replyTo }) =>
      replyTo === null ? [{ id, on }] : [],
    ),
    labels: [
      ...parts.forum.forum().delegations.map(({ symbol }) => symbol),
      ...OFFICES.map((office) => fileWord(office, language)),
    ],
    own: ownLabels({ participant, own }, now.opinion, { symbolOf: symbolIn(parts), language }),
  };
}

const symbolIn =
  ({ forum }: WordExportParts) =>
  (id: DelegationId): string | null =>
    forum.forum().delegations.find((one) => one.id === id)?.symbol ?? null;

/** The name that our files give to a person who brings one in: a delegation's symbol or an office. */
function ownLabels(
  { participant, own }: Pick<Bringer, "participant" | "own">,
  { groupId }: Opinion,
  {
    symbolOf,
    language,
  }: { readonly symbolOf: (id: DelegationId) => string | null; readonly language: ReportLanguage },
): readonly string[] {
  if (own !== null) return [symbolOf(own) ?? ""];
  const { role } = participant;
  const standing = standingOf(participant, groupId);
  const isOffice = role === "chair" || role === "managementTeam" || role === "secretariat";
  return [
    ...(isOffice ? [fileWord(role, language)] : []),
    ...(standing === "lead" ? [fileWord("facilitator", language)] : []),
  ];
}
