import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause/clause.ts";
import { type EndedMark, endedMarks, holdsMark } from "../../shared/document/ended-marks.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { ROLES } from "../../shared/people/participant.ts";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { keepSeenMarks, readSeenMarks, type SeenMarks } from "../offline-store/seen-marks.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { clauseCitation } from "../opinion/clause-name.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { whoChanged } from "./who-changed.ts";
import { comma } from "../i18n/list-signs.ts";

type Away = Pick<EndedMark, "clauseId" | "how"> & { readonly tier: EndedMark["mark"]["tier"] };
type Cause = { readonly by: "me" | { readonly who: string }; readonly act: string };

/**
 * Tells everybody of each mark that ends (rule C44). Every open page says at once who ended it and how. An absent person
 * sees the notice on return, until they dismiss it.
 */
export function MarksNews() {
  const t = useTranslations("endedMark");
  const say = useTranslations();
  const { me } = useForum();
  const { snapshot, cite } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const toast = useToast();
  const causeOf = useCause();
  const { id } = snapshot.opinion;
  const before = useRef<RoomSnapshot | null>(null);
  const told = useRef(new Set<string>());
  const [away, setAway] = useState<readonly Away[]>([]);

  useEffect(() => {
    // Marks look void until the whole text has loaded.
    if (!snapshot.synced) return;
    const then = before.current;
    before.current = snapshot;
    const { clauses } = snapshot.document;
    const held = heldIn(snapshot.document);
    if (then === null) {
      const ended = endedSince(readSeenMarks(me.id, id) ?? held, snapshot);
      // oxlint-disable-next-line react/set-state-in-effect -- reason: this compares the device's stored marks with the first whole text
      if (ended.length > 0) setAway(ended);
      else keepSeenMarks(me.id, id, held);
      return;
    }
    if (then.document === snapshot.document) return;
    if (away.length === 0) keepSeenMarks(me.id, id, held);
    const fresh = endedMarks(then.document.clauses, clauses).filter(
      ({ clauseId, mark }) => !told.current.has(`${clauseId} ${mark.at}`),
    );
    for (const { clauseId, mark } of fresh) told.current.add(`${clauseId} ${mark.at}`);
    // One change gives one notice, because many marks can rest on one verb.
    const byCause = Map.groupBy(fresh, (one) => JSON.stringify(causeOf(one, then, snapshot)));
    for (const [key, ended] of byCause) {
      const cause = JSON.parse(key) as Cause | null;
      if (cause === null) continue;
      const names = ended.map(({ clauseId }) => clauseCitation(say, then.document, clauseId)).join(comma());
      const of = { n: ended.length, clauses: names };
      const words =
        cause.by === "me" ? t("byYou", of) : t("byOthers", { ...of, who: cause.by.who, act: cause.act });
      const first = ended.find(({ how }) => how !== "removed");
      toast({
        kind: "told",
        words: capitalized(words),
        ...(first === undefined || cause.by === "me"
          ? {}
          : { act: { words: t("show"), onPress: () => take(first.clauseId) } }),
      });
    }
  }, [snapshot, away, me.id, id, causeOf, say, t, take, toast]);

  if (away.length === 0) return null;
  return (
    <section className="banner opened" aria-label={t("away")}>
      <strong>{t("away")}</strong>
      <ul>
        {away.map(({ clauseId, how, tier }) => (
          <li key={clauseId}>
            {capitalized(t("awayLine", { clause: cite(clauseId), tier: say(`tier.${tier}`), how }))}{" "}
            {how === "removed" ? null : (
              <Button look="link" onPress={() => take(clauseId)}>
                {t("show")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        onPress={() => {
          setAway([]);
          keepSeenMarks(me.id, id, heldIn(snapshot.document));
        }}
      >
        {t("seen")}
      </Button>
    </section>
  );
}

const heldIn = ({ clauses }: OpinionDocument): SeenMarks =>
  new Map(
    clauses.flatMap((clause) =>
      clause.mark !== null && holdsMark(clause) ? [[clause.id, clause.mark.at] as const] : [],
    ),
  );

/** Returns the marks that the person saw and that no longer hold. It leaves out marks that were set again since. */
function endedSince(seen: SeenMarks, { document, opinion }: RoomSnapshot): readonly Away[] {
  const now = new Map(document.clauses.map((clause) => [clause.id, clause]));
  return [...seen].flatMap(([clauseId, at]): Away[] => {
    const clause = findClause(opinion, clauseId);
    const mark = clause?.marks.find((one) => one.at === at);
    const read = now.get(clauseId);
    if (clause === undefined || mark === undefined || (read !== undefined && holdsMark(read))) return [];
    const how = read === undefined ? "removed" : lastMark(clause) === null ? "reopened" : "changed";
    return [{ clauseId, how, tier: mark.tier }];
  });
}

/** Events that say by themselves what happened to their clause. For any other event the notice says "changed the words". */
const TELLING: ReadonlySet<Entry["type"]> = new Set([
  "kindChanged",
  "clauseMoved",
  "clauseSplit",
  "clausesJoined",
  "clauseRemoved",
  "markReopened",
  "takenBack",
]);
const OTHER_ACTS: ReadonlySet<Entry["type"]> = new Set([
  "clauseAdded",
  "clauseRestored",
  "wordsRestored",
  "footnoteAdded",
  "footnoteEdited",
  "footnoteRemoved",
  "proposalAccepted",
  "rivalsTaken",
  "bracketRaised",
  "bracketLifted",
  "bracketWithdrawn",
  "correctionContested",
  "basisTaken",
  "clauseGiven",
  "clauseBrought",
]);

const isAbout = (entry: Entry, clauseId: ClauseId): boolean =>
  entry.type === "clausesJoined"
    ? entry.first === clauseId || entry.second === clauseId
    : "clauseId" in entry && entry.clauseId === clauseId;

/** Returns null for the person's own command: the page asked them before. */
function useCause(): (ended: EndedMark, then: RoomSnapshot, now: RoomSnapshot) => Cause | null {
  const t = useTranslations("people.spoken");
  const { me, delegations } = useForum();
  const { whom } = useOpenedOpinion();
  return ({ clauseId, mark }, then, now) => {
    const entry = now.entries.findLast(
      (one) => one.seq > then.opinion.seq && (TELLING.has(one.type) || OTHER_ACTS.has(one.type)),
    );
    if (entry !== undefined) {
      if (entry.by === me.id) return null;
      if (entry.type === "takenBack") {
        const made = findClause(then.opinion, clauseId)?.marks.find(({ at }) => at === mark.at)?.seq ?? 0;
        const isOwnMark = entry.first <= made && made <= entry.last;
        const act = isOwnMark ? "markTakenBack" : "takenBack";
        return { by: { who: whom(entry.by, entry.forumSeq).spoken }, act };
      }
      const act = TELLING.has(entry.type) && isAbout(entry, clauseId) ? entry.type : "other";
      return { by: { who: whom(entry.by, entry.forumSeq).spoken }, act };
    }
    const by = whoChanged(
      now,
      { words: then.words, order: then.document.clauses.map((one) => one.id) },
      clauseId,
    );
    if (by.kind === "unknown") return { by: { who: t("somebody") }, act: "other" };
    if (by.kind === "client") {
      const userId = now.people.find(({ client }) => client === by.client)?.userId;
      if (userId === me.id) return { by: "me", act: "other" };
      if (userId !== undefined) return { by: { who: whom(userId).spoken }, act: "other" };
    }
    const author = by.kind === "author" ? by.author : now.authors.get(by.client);
    // The room names the delegation of a deletion, not the person. It is the user's own if they are typing.
    const types = document.activeElement?.closest(".clause-editor") != null;
    const isOwn =
      author?.delegationId === me.delegationId && (me.delegationId !== null || author.office === me.role);
    if (by.kind === "author" && types && isOwn) return { by: "me", act: "other" };
    const symbol = delegations.find((one) => one.id === author?.delegationId)?.symbol;
    const office = ROLES.find((one) => one === author?.office) ?? "somebody";
    return { by: { who: symbol ?? t(office) }, act: "other" };
  };
}
