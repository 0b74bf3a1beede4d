import { setTimeout } from "node:timers/promises";
import type { Context, Hono } from "hono";
import { workOf } from "../../shared/commands/command-work.ts";
import { meetingAt } from "../../shared/forum/meeting.ts";
import {
  COMMAND_BYTES_MAX,
  COMMAND_WAIT_MS_MAX,
  COSTLY_MESSAGES,
  EVENT_LOG_PAGE_BYTES,
  EVENT_LOG_PAGE_ENTRIES,
} from "../../shared/limits.ts";
import { awayMerge } from "../../shared/merging/merge.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { withMerges } from "../../shared/events/merging-events.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { sectionsUnder, underText } from "../../shared/report/under-text.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody } from "./body.ts";
import { commandIdOf } from "./command-routes.ts";
import {
  disposition,
  FILE_TYPES,
  type FileName,
  isOpinionForm,
  namedForms,
  OPINION_FORMS,
  opinionFileName,
} from "../exports/export-forms.ts";
import { opinionFile } from "../exports/opinion-file.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { isVersion, NO_ROW, type Past } from "../history/past.ts";
import type { Versions } from "../history/versions.ts";
import { BAD_COMMAND_ID, parseCommand } from "../room/read-command.ts";
import type { Room } from "../room/room.ts";
import type { RoomView } from "../room/room-view.ts";
import { ofSoundRows } from "../room/sound-rows.ts";
import { recordedAt } from "../store/recorded-at.ts";
import { withRoom } from "./with-room.ts";
import { readStanding, symbolsIn } from "../forum/standing.ts";
import { isWorkLanguage } from "../../shared/text/work-language.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { type PastView, versionAt } from "../history/version-at.ts";
import type { WordExportParts } from "../exports/word-export.ts";

/** `GET /api/opinions/:id`: the public form, and what our page replays from (docs/protocol.md). */
export const opinionAnswer = (view: RoomView): Record<string, unknown> => {
  const { head, ...form } = publicForm(view);
  return {
    ...form,
    record: withoutDesks(view.opinion),
    authors: view.authors,
    deletions: view.deletions,
    head,
  };
};

/** People who are not at a desk are told that there is one; the rest has an address of its own. */
function withoutDesks(opinion: RoomView["opinion"]): RoomView["opinion"] {
  const { merges } = mergingOf(opinion);
  return merges.length === 0 ? opinion : withMerges(opinion, merges.map(awayMerge));
}

/** An Opinion as it is exported, now or as it was. */
const publicForm = ({ opinion, document, head }: PastView): Record<string, unknown> => ({
  id: opinion.id,
  groupId: opinion.groupId,
  number: opinion.number,
  title: document.title,
  stage: opinion.stage,
  baseText: document.baseText,
  pen: opinion.pen,
  sample: opinion.sample,
  generation: opinion.generation,
  seq: opinion.seq,
  hash: document.hash,
  counts: document.counts,
  clauses: document.clauses.map(({ state, mark, ...clause }) => ({
    ...clause,
    state,
    mark: mark === null ? null : { ...markAnswer(opinion, clause.id), valid: state !== "void" },
  })),
  head,
});

function markAnswer(opinion: RoomView["opinion"], id: string): Record<string, unknown> {
  const mark = opinion.clauses.find((clause) => clause.id === id)?.marks.at(-1);
  return mark === undefined
    ? {}
    : { tier: mark.tier, at: mark.at, by: mark.by, hash: mark.hash, basis: mark.basis };
}

/** Returns `after`, a whole number from 0; null when it is not one. */
export function afterOf(c: Context): number | null {
  const text = c.req.query("after") ?? "0";
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Entries that are read first; then twice as many each time, as long as the page has room. */
const FIRST_ENTRIES = 16;

/** A page of at most 1,000 entries, or of as many as MINUTES_PAGE_BYTES hold, and whether there are more. */
export async function eventLogAnswer<Entry extends { readonly seq: number }>(
  c: Context,
  read: (after: number, limit: number) => Promise<readonly Entry[]>,
): Promise<Response> {
  const after = afterOf(c);
  if (after === null)
    return refusalAnswer(c, { reason: "unreadable", message: "`after` is a whole number from 0." });
  const entries: string[] = [];
  let [from, bytes, more] = [after, 0, true];
  for (let asked = FIRST_ENTRIES; more && bytes < EVENT_LOG_PAGE_BYTES; asked *= 2) {
    const limit = Math.min(asked, EVENT_LOG_PAGE_ENTRIES - entries.length);
    if (limit === 0) break;
    const some = await read(from, limit + 1);
    more = some.length > limit;
    for (const entry of some.slice(0, limit)) {
      if (bytes >= EVENT_LOG_PAGE_BYTES) {
        more = true;
        break;
      }
      const json = JSON.stringify(entry);
      entries.push(json);
      bytes += json.length;
      from = entry.seq;
    }
  }
  const body = `{"entries":[${entries.join(",")}],"more":${more}}`;
  return c.body(body, 200, { "content-type": "application/json" });
}

/** A file to be saved under its own name. */
export const fileAnswer = (
  c: Context,
  file: { readonly bytes: Uint8Array | string; readonly type: string; readonly name: FileName | string },
): Response =>
  c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
    "content-type": file.type,
    "content-disposition": disposition(file.name),
  });

/** Of what is generated in a file; the words of a text stay as they are. */
export const languageParam = (c: Context): ReportLanguage => {
  const asked = c.req.query("language");
  return isWorkLanguage(asked) ? asked : "en";
};

const answers = new WeakMap<RoomView, string>();

/** Written once a view: when a hall comes back together, most ask for the same. */
function viewAnswer(c: Context, view: RoomView): Response {
  const answer = answers.get(view) ?? JSON.stringify(opinionAnswer(view));
  answers.set(view, answer);
  return c.body(answer, 200, { "content-type": "application/json" });
}

/** An Opinion as it was right after a row, where its reader may see that state (rules J1, J2). */
export async function rebuilt(
  { versions, forum, past }: { readonly versions: Versions; readonly forum: ForumRoom; readonly past: Past },
  room: Room,
  { seq, reader }: { readonly seq: number; readonly reader: Participant },
): Promise<PastView | { readonly refusal: Refusal }> {
  const { opinion: present, seq: now } = await room.view(reader);
  const visit = { seq, reader, groupId: present.groupId, now };
  const seen = await ofSoundRows(room, past.visit(room.id, visit));
  if (!isVersion(seen)) return { refusal: seen };
  const version = await versionAt({ versions, forum }, room.id, { seq, reader, present });
  return version ?? { refusal: NO_ROW };
}

/** The row that `?at=` names; 0, which is none, where it is no number. */
export const rowParam = (at: string): number => (/^\d{1,15}$/.test(at) ? Number(at) : 0);

export function opinionRoutes(
  app: Hono<SignedIn>,
  { rooms, forum, store, versions, past, fileWorkers }: WordExportParts,
): void {
  app.on("GET", ["/api/opinions/:id", "/api/drafts/:id"], (c) =>
    withRoom(c, rooms, async (room) => viewAnswer(c, await room.view(c.get("participant")))),
  );

  app.post("/api/opinions/:id/commands", (c) =>
    withRoom(c, rooms, async (room) => {
      const body = await readBody(c, COMMAND_BYTES_MAX);
      if ("refusal" in body) return refusalAnswer(c, body.refusal);
      const parsed = parseCommand(body.json);
      if ("refusal" in parsed) return refusalAnswer(c, parsed.refusal);
      const id = commandIdOf(c);
      if (id === undefined) return refusalAnswer(c, BAD_COMMAND_ID);
      // As on a socket: who asks more than a person can waits first, and is refused only where it would be long.
      const bytes = Number(c.req.header("content-length") ?? "0");
      const messages = COSTLY_MESSAGES * workOf(parsed.command);
      const waitMs = room.spend(c.get("user"), { messages, bytes });
      if (waitMs > COMMAND_WAIT_MS_MAX) {
        // Refunds a rejected request; otherwise a client that retries early never gets through.
        room.spend(c.get("user"), { messages: -messages, bytes: -bytes });
        c.header("retry-after", String(Math.ceil(waitMs / 1000)));
        return refusalAnswer(c, { reason: "tooMany", message: "Too much at once; try again in a moment." });
      }
      if (waitMs > 0) await setTimeout(waitMs);
      const answered = await room.command(c.get("user"), parsed.command, { id });
      return "refusal" in answered
        ? refusalAnswer(c, answered.refusal)
        : c.json({ entries: answered.entries });
    }),
  );

  app.on("GET", ["/api/opinions/:id/minutes", "/api/drafts/:id/minutes"], (c) =>
    withRoom(c, rooms, (room) =>
      eventLogAnswer(c, (after, limit) => room.minutes(after, limit, c.get("participant"))),
    ),
  );

  app.get("/api/opinions/:id/:file{export\\..+}", (c) =>
    withRoom(c, rooms, async (room) => {
      const form = c.req.param("file").slice("export.".length);
      if (!isOpinionForm(form)) {
        const message = `This version exports ${namedForms(OPINION_FORMS)}.`;
        return refusalAnswer(c, { reason: "notBuilt", message });
      }
      const at = c.req.query("at");
      const view =
        at === undefined
          ? await room.view(c.get("participant"))
          : await rebuilt({ versions, forum, past }, room, {
              seq: rowParam(at),
              reader: c.get("participant"),
            });
      if ("refusal" in view) return refusalAnswer(c, view.refusal);
      const language = languageParam(c);
      const instant = await ofSoundRows(room, recordedAt(store, room.id, view.seq));
      const preset = at === undefined ? forum.preset() : forum.presetAt(instant);
      const { baseTexts, cleanUps, sample } = view.opinion;
      const under = underText(view.opinion, symbolsIn(forum));
      const notice = sample ? { notice: preset.sampleNotice.en } : {};
      const file = await opinionFile(form, view.document, {
        preset,
        language,
        at: instant,
        ...meetingAt(forum.forum().meetings, { groupId: view.document.groupId, at: instant }),
        under: sectionsUnder(view.document, under, { preset, language: form === "txt" ? "en" : language }),
        fileWorkers,
        gone: c.req.raw.signal,
        standing: await ofSoundRows(room, readStanding({ store, forum }, view)),
        json: { ...notice, ...publicForm(view), baseTexts, cleanUps },
      });
      const name = opinionFileName(view.document, {
        form,
        language,
        ...(at === undefined ? {} : { row: at }),
      });
      if ("refusal" in file) return refusalAnswer(c, file.refusal);
      return fileAnswer(c, { ...file, type: FILE_TYPES[form], name });
    }),
  );
}
