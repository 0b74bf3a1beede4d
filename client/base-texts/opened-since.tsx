import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { isHidden } from "../../shared/minutes.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { keepSeen, readSeen } from "../kept/seen-entry.ts";
import { readMinutes } from "../room/read-record.ts";
import { useInHand } from "../screens/in-hand.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { openingsBy } from "./opened-words.ts";
import type { Opening } from "./opened-words.ts";

/**
 * Unlocking tells everyone (rule L5): who is here reads it at once; who comes back finds what was opened since they
 * last looked, until they say that they have seen it.
 */
export function OpenedSince() {
  const t = useTranslations("opened");
  const { me } = useForum();
  const { snapshot } = useConsensus();
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
  const [away, setAway] = useState<readonly Opening[]>([]);

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
      const read = await readMinutes({ rooms: "opinions", id }, seen, reading.signal);
      // Not read now: it is told the next time.
      if ("status" in read) return;
      const past = read.flatMap((one) => (isHidden(one) || one.seq > until ? [] : [one]));
      const found = openingsBy(past, me.id);
      hasLookedBack.current = true;
      if (found.length > 0) setAway(found);
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
    if (hasLookedBack.current && away.length === 0) keepSeen(me.id, id, last.seq);
  }, [entries, away, me.id, id, toast]);

  if (away.length === 0) return null;
  return (
    <section className="banner opened" aria-label={t("heading")}>
      <strong>{t("heading")}</strong>
      <ul>
        {away.map((one) => (
          <li key={one.seq}>{wordsOf(one)}</li>
        ))}
      </ul>
      <Button
        onPress={() => {
          setAway([]);
          keepSeen(me.id, id, told.current);
        }}
      >
        {t("seen")}
      </Button>
    </section>
  );
}

/** Who opened what, and why, with the way there. Said in a toast too, which stands outside of the room. */
function useOpeningWords(): (opening: Opening) => ReactNode {
  const t = useTranslations("opened");
  const { whom, cite } = useConsensus();
  const [, take] = useInHand();
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
