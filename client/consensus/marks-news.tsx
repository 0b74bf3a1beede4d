import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause.ts";
import { endedMarks, holdsMark } from "../../shared/ended-marks.ts";
import type { EndedMark } from "../../shared/ended-marks.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/minutes.ts";
import type { OpinionDocument } from "../../shared/opinion-document.ts";
import { findClause } from "../../shared/opinion.ts";
import { ROLES } from "../../shared/participant.ts";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { keepSeenMarks, readSeenMarks } from "../kept/seen-marks.ts";
import type { SeenMarks } from "../kept/seen-marks.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { useInHand } from "../screens/in-hand.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { clauseCitation } from "./clause-name.ts";
import { useConsensus } from "./consensus.tsx";
import { whoChanged } from "./who-changed.ts";

type Away = Pick<EndedMark, "clauseId" | "how"> & { readonly tier: EndedMark["mark"]["tier"] };
type Cause = { readonly by: "me" | { readonly who: string }; readonly act: string };

/**
 * A mark that ends is told to everybody (rule C24): at once on every open page, with who and how; whoever was away finds
 * it when they come back, until they say that they have seen it.
 */
export function MarksNews() {
  const t = useTranslations("endedMark");
  const say = useTranslations();
  const { me } = useForum();
  const { snapshot, cite } = useConsensus();
  const [, take] = useInHand();
  const toast = useToast();
  const causeOf = useCause();
  const { id } = snapshot.opinion;
  const before = useRef<RoomSnapshot | null>(null);
  const told = useRef(new Set<string>());
  const [away, setAway] = useState<readonly Away[]>([]);

  useEffect(() => {
    // Until all words are here, marks seem void.
    if (!snapshot.synced) return;
    const then = before.current;
    before.current = snapshot;
    const { clauses } = snapshot.document;
    const held = heldIn(snapshot.document);
    if (then === null) {
      const ended = endedSince(readSeenMarks(me.id, id) ?? held, snapshot);
      // oxlint-disable-next-line react/set-state-in-effect -- reason: what the device kept is held against the first whole text
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
    // One notice for all that one change ended: a verb carries many marks.
    const byCause = Map.groupBy(fresh, (one) => JSON.stringify(causeOf(one, then, snapshot)));
    for (const [key, ended] of byCause) {
      const cause = JSON.parse(key) as Cause | null;
      if (cause === null) continue;
      const names = ended.map(({ clauseId }) => clauseCitation(say, then.document, clauseId)).join(", ");
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

/** Of the marks that a person saw, those that do not hold any more. One that was set again since has its own story. */
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

/** Acts that tell by themselves what happened to the clause that they name; of the others it is said that words changed. */
const TELLING: ReadonlySet<Entry["type"]> = new Set([
  "kindChanged",
  "clauseMoved",
  "clauseSplit",
  "clausesJoined",
  "clauseRemoved",
  "markReopened",
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

/** Null: this person's own act, about which they were asked before. */
function useCause(): (ended: EndedMark, then: RoomSnapshot, now: RoomSnapshot) => Cause | null {
  const t = useTranslations("people.spoken");
  const { me, delegations } = useForum();
  const { whom } = useConsensus();
  return ({ clauseId }, then, now) => {
    const entry = now.entries.findLast(
      (one) => one.seq > then.opinion.seq && (TELLING.has(one.type) || OTHER_ACTS.has(one.type)),
    );
    if (entry !== undefined) {
      if (entry.by === me.id) return null;
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
    // Of deletions the room tells whose they are, not who: one's own are made where one types.
    const types = document.activeElement?.closest(".clause-editor") != null;
    const isOwn =
      author?.delegationId === me.delegationId && (me.delegationId !== null || author.office === me.role);
    if (by.kind === "author" && types && isOwn) return { by: "me", act: "other" };
    const symbol = delegations.find((one) => one.id === author?.delegationId)?.symbol;
    const office = ROLES.find((one) => one === author?.office) ?? "somebody";
    return { by: { who: symbol ?? t(office) }, act: "other" };
  };
}
