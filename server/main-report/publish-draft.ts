import { hash as hashOf } from "node:crypto";
import { isWorkLanguage } from "../../shared/text/work-language.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { type MadeDraft, publishRefusal } from "../../shared/forum/keep-main-report.ts";
import type { AnnexedText } from "../../shared/forum/main-report.ts";
import { dayIn } from "../../shared/printed/long-date.ts";
import { lateAfter } from "../../shared/timetable/late-report.ts";
import { warningsOf } from "../../shared/timetable/timetable-rules.ts";
import type { CommandId } from "../../shared/ids.ts";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { annexSection } from "../../shared/report/annex-section.ts";
import type { CarriedOut } from "../forum/carried-out.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { opinionFile } from "../exports/opinion-file.ts";
import type { FileWorkers } from "../exports/file-workers.ts";
import { readStanding } from "../forum/standing.ts";
import type { Room } from "../room/room.ts";
import type { Rooms } from "../room/rooms.ts";
import { SERVER_USER } from "../room/server-user.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../time/clock.ts";

type Publish = Extract<ForumCommand, { readonly type: "publishReportDraft" }>;

/** The forms in which a published draft is kept. */
export const DRAFT_FORMS = ["docx", "pdf", "html", "txt"] as const;

type Parts = {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly store: Store;
  readonly fileWorkers: FileWorkers;
  readonly clock: Clock;
};

/**
 * Publishes a draft: freezes the text as a base text, takes down the annexed Opinions as they stand, and keeps the
 * files before the entry that names them by their hash (rules R33, R34).
 */
export function openPublishing(parts: Parts) {
  const { forum, rooms, clock, store } = parts;
  const publishNow = async (
    actor: Participant | null,
    command: Publish,
    id: CommandId | null,
  ): Promise<CarriedOut> => {
    const refused = publishRefusal(forum.forum(), command, clock.now());
    if (refused !== null) return { refusal: refused };
    const opinionId = forum.forum().mainReport?.opinionId;
    const room = opinionId === undefined ? null : await rooms.get(opinionId);
    if (room === null) return refuse("noSuchReport", "The report has not been begun.");
    const frozen = await freeze(room, command, actor);
    if ("refusal" in frozen) return frozen;
    const annexed: OpinionDocument[] = [];
    for (const annex of command.annexes) {
      const view = (await (await rooms.get(annex))?.view()) ?? null;
      if (view === null) return refuse("noSuchOpinion", "There is no such Opinion in this forum.");
      annexed.push(view.document);
    }
    const drafts = forum.forum().mainReport?.drafts ?? [];
    const files = await filesOf(parts, room, {
      annexed,
      draft: { n: drafts.length + 1, kind: command.kind },
    });
    if ("refusal" in files) return files;
    const { timetableRules, timeZone } = forum.preset();
    const warnings = warningsOf(forum.timetable().entries, timetableRules);
    const late = command.kind === "final" ? lateAfter(warnings, dayIn(timeZone, clock.now())) : null;
    const madeDraft: MadeDraft = {
      title: frozen.title,
      baseText: frozen.baseText,
      hash: frozen.hash,
      seq: frozen.seq,
      annexes: annexed.map(annexedText),
      files: files.map(({ format, hash, body }) => ({ format, hash, bytes: body.byteLength })),
      ...(late === null ? {} : { lateAfter: late }),
    };
    for (const { hash, body } of files) await store.keepFile({ hash, body });
    return forum.command(actor, command, { madeDraft, id });
  };
  /** One after the other: the second would be numbered as the first. */
  let publishing: Promise<unknown> = Promise.resolve();
  return (actor: Participant | null, command: Publish, id: CommandId | null): Promise<CarriedOut> => {
    const refusal = actor === null ? null : mayDo(actor, null, "writeMainReport");
    if (refusal !== null) return Promise.resolve({ refusal });
    const published = publishing.then(() => publishNow(actor, command, id));
    publishing = published.catch(() => undefined);
    return published;
  };
}

type Frozen = Pick<MadeDraft, "title" | "baseText" | "hash" | "seq">;

/** Makes the text that was seen the next base text; one that stands as the last one already stays that (rule S14). */
async function freeze(
  room: Room,
  { hash }: Publish,
  actor: Participant | null,
): Promise<Frozen | { readonly refusal: Refusal }> {
  const { opinion, document } = await room.view();
  if (document.hash !== hash)
    return refuse("wordsChanged", "The report was edited since you read it: read it again.");
  const moveOn = opinion.negotiation.proposals
    .filter((one) => isRunning(one) && one.review !== null)
    .map((one) => one.id);
  const made = await room.command(actor?.id ?? SERVER_USER, { type: "consolidate", hash, moveOn });
  if ("refusal" in made && made.refusal.reason !== "alreadyBaseText") return made;
  const view = await room.view();
  const last = view.opinion.baseTexts.at(-1);
  if (last === undefined || last.hash !== hash)
    return refuse("wordsChanged", "The report was edited since you read it: read it again.");
  return { title: view.document.title, baseText: last.n, hash, seq: last.seq };
}

const annexedText = (document: OpinionDocument): AnnexedText => ({
  opinionId: document.id,
  number: document.number,
  title: document.title,
  stage: document.stage,
  baseText: document.baseText,
  hash: document.hash,
  ...document.record,
});

type Kept = { readonly format: string; readonly hash: string; readonly body: Buffer };

/** The report with its annexes in each form, in the language in which it is written. */
async function filesOf(
  { forum, store, fileWorkers, clock }: Parts,
  room: Room,
  {
    annexed,
    draft,
  }: {
    readonly annexed: readonly OpinionDocument[];
    readonly draft: NonNullable<OpinionDocument["draft"]>;
  },
): Promise<readonly Kept[] | { readonly refusal: Refusal }> {
  const view = await room.view();
  const document = { ...view.document, draft };
  const said = view.opinion.language;
  const language = isWorkLanguage(said) ? said : "en";
  const preset = forum.preset();
  const reading = { preset, language };
  const under = annexed.map((one, i) => annexSection(one, i + 1, reading));
  const standing = await readStanding({ store, forum }, view);
  const kept: Kept[] = [];
  for (const format of DRAFT_FORMS) {
    const file = await opinionFile(format, document, {
      ...reading,
      at: clock.now(),
      under,
      fileWorkers,
      standing,
      json: null,
    });
    if ("refusal" in file) return file;
    const body = Buffer.from(file.bytes as Uint8Array);
    kept.push({ format, hash: hashOf("sha256", body), body });
  }
  return kept;
}
