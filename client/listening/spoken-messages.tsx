import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { postponedOf } from "../../shared/negotiation/postponed.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { ROLES } from "../../shared/people/participant.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSeatThen, useWhomHere } from "../forum/use-whom.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useAnd } from "../i18n/use-and.ts";
import { useSayNotice } from "../notices/say-notice.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useLatest } from "../opinion/use-latest.ts";
import { entrySentence } from "../record/entry-sentence.ts";
import type { PageRoom, RoomSnapshot } from "../room/room.ts";
import { spoken } from "../ui/spoken.ts";
import { onSpokenLevel, useSpokenLevel } from "../ui/spoken-level.ts";
import { actsSince } from "./acts-since.ts";
import { keepSpokenPlace } from "./last-spoken-place.ts";
import { changedTexts, type Heard, heardAt, type HeardSentence, heardSentences } from "./heard.ts";

/** Tells a screen reader politely of others' work in the open text (rules A70, A71). */
export function SpokenMessages({ room }: { readonly room: PageRoom }) {
  const { me } = useForum();
  const [level] = useSpokenLevel(me.id);
  const latest = useLatest({ hear: useHear(room), say: useSaySentence(), level });
  const isOff = level === "off";
  useEffect(() => {
    if (isOff) return undefined;
    let before = latest().hear.instant();
    /** The sentences from before another level was chosen, at the level of that time. */
    let kept = "";
    const read = (): string => {
      const { hear, say, level: now } = latest();
      const at = hear.instant();
      // Away from the server nothing is known; all of it is told in one message when the page is back.
      if (before !== null && at === null) return "";
      const then = before;
      before = at;
      if (then === null || at === null) return "";
      const heard = heardAt(now, at.selectedId, hear.between(then, at));
      keepSpokenPlace(heard.mayType ?? heard.acts[0]?.clauseId ?? heard.texts[0]?.clauseId ?? null);
      return heardSentences(heard).map(say).join(" ");
    };
    const all = (): string => [kept, read()].filter((words) => words !== "").join(" ");
    const source = spoken.add(() => {
      const words = all();
      kept = "";
      return words;
    });
    const leaveLevel = onSpokenLevel(() => {
      kept = all();
    });
    const leave = room.subscribe(source.changed);
    source.changed();
    return () => {
      leave();
      leaveLevel();
      source.remove();
    };
  }, [room, latest, isOff]);
  return null;
}

type Instant = {
  readonly snapshot: RoomSnapshot;
  readonly selectedId: ReturnType<typeof useClauseSelection>[0];
  readonly mayType: boolean;
};

type Hear = {
  /** Null: the text is not the server's now. */
  readonly instant: () => Instant | null;
  readonly between: (then: Instant, now: Instant) => Heard;
};

function useHear(room: PageRoom): Hear {
  const say = useTranslations();
  const forum = useForum();
  const [selectedId] = useClauseSelection();
  const { cite, whom } = useOpenedOpinion();
  const seatThen = useSeatThen();
  const sayNotice = useSayNotice();
  const whomHere = useWhomHere(room.snapshot().opinion.groupId);
  const [level] = useSpokenLevel(forum.me.id);
  const { me, rules, delegations } = forum;

  const presentIn = ({ people }: RoomSnapshot): ReadonlySet<string> =>
    new Set(people.map((person) => whomHere(person).spoken));

  return {
    instant: () => {
      const snapshot = room.snapshot();
      if (snapshot.status !== "live" || !snapshot.synced) return null;
      const { opinion } = snapshot;
      const clause = selectedId === null ? undefined : findClause(opinion, selectedId);
      const refusal = clause === undefined ? null : mayType({ actor: me, opinion, clause, rules });
      return { snapshot, selectedId, mayType: clause !== undefined && refusal === null };
    },
    between: (then, now) => {
      const { authors, deletions, people, words, entries, opinion } = now.snapshot;
      const own = new Set(people.filter(({ userId }) => userId === me.id).map(({ client }) => client));
      own.add(room.doc().clientID);
      const ownSeat = authors.get(room.doc().clientID) ?? { delegationId: me.delegationId, office: null };
      const nameOf = (behind: {
        readonly delegationId: string | null;
        readonly office: string | null;
      }): string => {
        const { delegationId, office } = behind;
        const symbol = delegations.find(({ id }) => id === delegationId)?.symbol;
        return symbol ?? say(`people.spoken.${ROLES.find((one) => one === office) ?? "somebody"}`);
      };
      const [were, are] = [presentIn(then.snapshot), presentIn(now.snapshot)];
      const telling = {
        say,
        forum,
        nameOf: cite,
        proposals: opinion.negotiation.proposals,
        huddles: postponedOf(opinion).huddles,
      };
      return {
        acts: actsSince(then.snapshot.opinion, entries, {
          me,
          seatThen,
          sayNotice: (notice) =>
            sayNotice(notice, notice.clauseId === null ? say("notices.theText") : cite(notice.clauseId)),
          sayEntry: (entry) =>
            entrySentence(entry, { ...telling, whom: (id) => whom(id, entry.forumSeq) }).sentence,
        }),
        texts: changedTexts(then.snapshot.words, words, {
          typist: (client) => {
            const author = own.has(client) ? undefined : authors.get(client);
            return author === undefined ? null : nameOf(author);
          },
          remover: (client, clock) => {
            const removed = deletions.at(client, clock);
            if (removed === undefined) return null;
            // The server names a remover by delegation or office: one's own delegation may be oneself.
            const { delegationId, office } = removed;
            const isOwn = delegationId === ownSeat.delegationId && office === ownSeat.office;
            return isOwn ? null : nameOf(removed);
          },
          ...(level === "clause" && now.selectedId !== null ? { only: now.selectedId } : {}),
        }),
        came: [...are].filter((one) => !were.has(one)),
        left: [...were].filter((one) => !are.has(one)),
        mayType: now.mayType && !then.mayType && now.selectedId === then.selectedId ? now.selectedId : null,
      };
    },
  };
}

function useSaySentence(): (sentence: HeardSentence) => string {
  const t = useTranslations("aloud");
  const { cite } = useOpenedOpinion();
  const and = useAnd();
  return (one) => {
    switch (one.kind) {
      case "act":
        return one.sentence;
      case "manyActs":
        return t("manyActs", { n: one.n });
      case "text":
        return capitalized(t("text", { who: and(one.by), n: one.by.length, clause: cite(one.clauseId) }));
      case "texts":
        return capitalized(t("texts", { who: and(one.by), n: one.by.length, m: one.clauses }));
      case "came":
        return capitalized(t("came", { who: and(one.who), n: one.who.length }));
      case "left":
        return capitalized(t("left", { who: and(one.who), n: one.who.length }));
      case "mayType":
        return t("mayType", { clause: cite(one.clauseId) });
    }
  };
}
