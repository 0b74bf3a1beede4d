import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { isHidden } from "../../shared/events/event.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { keepSeen, readSeen } from "../offline-store/seen-entry.ts";
import { readEvents } from "../room/read-record.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { type Opening, openingsBy, silencesEndedBy } from "./opened-sentences.ts";

type Away = { readonly openings: readonly Opening[]; readonly silences: ReadonlySet<number> };
const NOTHING: Away = { openings: [], silences: new Set() };
const hasNews = ({ openings, silences }: Away): boolean => openings.length + silences.size > 0;

type OpenedSinceProps = {
  /** Draws the silence procedures that ended, by the seq of their end. */
  readonly silencesSince: (ended: ReadonlySet<number>) => ReactNode;
};

/**
 * Unlocking tells everyone (rule L5): who is here reads it at once; who comes back finds what was opened since they
 * last looked, until they say that they have seen it.
 */
export function OpenedSince({ silencesSince }: OpenedSinceProps) {
  const t = useTranslations("opened");
  const say = useTranslations();
  const { me } = useForum();
  const { snapshot } = useOpenedOpinion();
  const toast = useToast();
  const wordsOf = useOpeningWords();
  const latest = useRef(wordsOf);
  useEffect(() => {
    latest.current = wordsOf;
  });
  const { entries, opinion } = snapshot;
  const { id, seq } = opinion;
  /** Up to where everything was told. */
  const told = useRef(seq);
  const hasLookedBack = useRef(false);
  const [away, setAway] = useState<Away>(NOTHING);

  useEffect(() => {
    const seen = readSeen(me.id, id);
    const until = told.current;
    if (seen === null || seen >= until) {
      hasLookedBack.current = true;
      keepSeen(me.id, id, until);
      return;
    }
    const reading = new AbortController();
    const lookBack = async (): Promise<void> => {
      const read = await readEvents({ rooms: "opinions", id }, seen, reading.signal);
      // Not read now: it is told the next time.
      if ("status" in read) return;
      const past = read.flatMap((one) => (isHidden(one) || one.seq > until ? [] : [one]));
      const found = { openings: openingsBy(past, me.id), silences: silencesEndedBy(past) };
      hasLookedBack.current = true;
      if (hasNews(found)) setAway(found);
      else keepSeen(me.id, id, told.current);
    };
    void lookBack();
    return () => reading.abort();
  }, [me.id, id]);

  useEffect(() => {
    const fresh = entries.filter((entry) => entry.seq > told.current);
    const last = fresh.at(-1);
    if (last === undefined) return;
    told.current = last.seq;
    for (const one of openingsBy(fresh, me.id)) toast({ kind: "told", words: latest.current(one) });
    if (hasLookedBack.current && !hasNews(away)) keepSeen(me.id, id, last.seq);
  }, [entries, away, me.id, id, toast]);

  if (!hasNews(away)) return null;
  const { openings, silences } = away;
  return (
    <section
      className="banner opened"
      aria-label={openings.length > 0 ? t("heading") : say("silence.since.heading")}
    >
      {openings.length === 0 ? null : (
        <>
          <strong>{t("heading")}</strong>
          <ul>
            {openings.map((one) => (
              <li key={one.seq}>{wordsOf(one)}</li>
            ))}
          </ul>
        </>
      )}
      {silencesSince(silences)}
      <Button
        onPress={() => {
          setAway(NOTHING);
          keepSeen(me.id, id, told.current);
        }}
      >
        {t("seen")}
      </Button>
    </section>
  );
}

/**
 * Tells the opener, the matter and the reason, with the way there. Said in a toast too, which stands outside of the
 * room.
 */
function useOpeningWords(): (opening: Opening) => ReactNode {
  const t = useTranslations("opened");
  const { whom, cite } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  return ({ by, forumSeq, reason, clauseId }) => {
    const who = whom(by, forumSeq).spoken;
    if (clauseId === null) return capitalized(t("reopened", { who, reason }));
    return (
      <>
        {capitalized(t("unlocked", { who, clause: cite(clauseId), reason }))}{" "}
        <Button look="link" onPress={() => take(clauseId)}>
          {t("show")}
        </Button>
      </>
    );
  };
}
