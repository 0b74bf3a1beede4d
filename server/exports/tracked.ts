import { compareVersions } from "../../shared/history/compare.ts";
import { lineageOf } from "../../shared/history/lineage.ts";
import { type VersionText, versionText } from "../../shared/history/version-text.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { fileLabels, unnamedLabels } from "../../shared/tracked/file-labels.ts";
import { type TrackedText, trackedText } from "../../shared/tracked/tracked-text.ts";
import type { ChangeAuthors } from "../../shared/tracked/tracked-words.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { behindOf } from "../replay/authors.ts";
import type { Room } from "../room/room.ts";
import type { PastView } from "../history/version-at.ts";
import type { Store } from "../store/store.ts";
import { datesBetween } from "../history/dates.ts";
import type { Past } from "../history/past.ts";
import type { Versions } from "../history/versions.ts";

type Parts = {
  readonly store: Store;
  readonly versions: Versions;
  readonly past: Past;
  readonly forum: Pick<ForumRoom, "authorAt" | "forum" | "personOf">;
};

type Asked = {
  readonly room: Room;
  /** As its reader may have it: nothing else goes into the file. */
  readonly view: PastView;
  /** The instant of these words. */
  readonly at: number;
  readonly language: ReportLanguage;
  /** Replaces names, in a report that leaves them out. */
  readonly hide?: (name: string) => string;
};

/**
 * An Opinion with what changed in it since its base text, or since its words were settled where there is none, and
 * with the proposals that run on it (rule R11). Rejects with BadRow.
 */
export async function trackedOf(
  { store, versions, past, forum }: Parts,
  { room, view, at, language, hide }: Asked,
): Promise<TrackedText> {
  const { opinion, words, document, seq } = view;
  const base = opinion.baseTexts.at(-1);
  const frozen = base === undefined ? null : await versions.at(room.id, base.seq);
  const since = frozen === null ? 0 : (base?.n ?? 0);
  const after = frozen === null ? 0 : frozen.seq;
  const now = versionText(opinion, words);
  const before = frozen === null ? settledText(view, now) : versionText(frozen.opinion, frozen.words);
  const copied = await past.copied(room.id, { after, upTo: seq });
  const dates = await datesBetween(store, room.id, { after, upTo: seq });
  const named = fileLabels(language, {
    symbolOf: (id) => forum.forum().delegations.find((one) => one.id === id)?.symbol ?? null,
    behind: (author) => behindOf(forum.personOf(author)),
    authorAt: forum.authorAt,
  });
  const labels = hide === undefined ? named : unnamedLabels(named, hide);
  const revisions: ChangeAuthors = {
    written: ({ client, clock }) => {
      const author = room.who.authorOf(client);
      return {
        author: author === null ? labels.nobody : labels.behind(author),
        at: dates.written(client, clock) ?? at,
      };
    },
    struck: ({ client, clock, length }) => {
      const stretches: ReturnType<ChangeAuthors["struck"]>[number][] = [];
      let from = clock;
      for (const noted of room.who.deletedIn({ client, clock, length })) {
        const start = Math.max(noted.clock, from);
        const end = Math.min(noted.clock + noted.length, clock + length);
        if (end <= start) continue;
        if (start > from) stretches.push({ length: start - from, by: null });
        const by = { author: labels.behind(noted.by), at: dates.struck(client, start) ?? at };
        stretches.push({ length: end - start, by });
        from = end;
      }
      if (from < clock + length) stretches.push({ length: clock + length - from, by: null });
      return stretches;
    },
  };
  return trackedText({
    opinion,
    words,
    document,
    rows: compareVersions(before, now, lineageOf(copied)),
    since,
    revisions,
    remover: (id) => {
      const removed = findClause(opinion, id)?.removed ?? null;
      return removed === null ? null : { author: labels.madeBy(removed), at: removed.at };
    },
    at,
    labels,
  });
}

/** Each clause that stands, with the words that were last settled in it. */
const settledText = ({ opinion }: PastView, now: VersionText): VersionText =>
  now.map((clause) => ({ ...clause, runs: findClause(opinion, clause.id)?.settled.runs ?? clause.runs }));
