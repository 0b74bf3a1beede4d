import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useConsensus } from "../consensus/consensus.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useInHand } from "../screens/in-hand.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { entryWords } from "./entry-words.ts";
import { useEarlier } from "./use-earlier.ts";

const SHOWN_AT_ONCE = 60;

/** The minutes in words, the newest first, by delegation and office. */
export function RecordTab() {
  const t = useTranslations();
  const forum = useForum();
  const instants = useInstants();
  const { snapshot, whom, cite } = useConsensus();
  const [, take] = useInHand();
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const newest = snapshot.entries;
  const beforeSeq = newest[0]?.seq ?? Number.MAX_SAFE_INTEGER;
  const earlier = useEarlier(snapshot.opinion.id, beforeSeq);
  const all = useMemo(() => [...earlier.entries, ...newest].toReversed(), [earlier.entries, newest]);
  const begins = all.at(-1)?.type === "opinionOpened" || all.length === 0;

  return (
    <section aria-label={t("record.heading")}>
      {all.length === 0 ? <p className="quiet">{t("record.empty")}</p> : null}
      <ol className="record">
        {all.slice(0, most).map((entry) => {
          const { sentence, reason, words } = entryWords(entry, { say: t, forum, whom, nameOf: cite });
          const clauseId = "clauseId" in entry ? entry.clauseId : null;
          return (
            <li key={entry.seq}>
              <time className="faint" dateTime={new Date(entry.at).toISOString()}>
                {instants.brief(entry.at)}
              </time>
              {clauseId === null ? (
                <p>{sentence}</p>
              ) : (
                <Button look="link" extraClass="entry" onPress={() => take(clauseId)}>
                  {sentence}
                </Button>
              )}
              {reason === "" ? null : <p className="faint">{reason}</p>}
              {words === "" ? null : <p className="words">{words}</p>}
            </li>
          );
        })}
      </ol>
      {all.length > most ? (
        <Button onPress={() => setMost(most + SHOWN_AT_ONCE)}>{t("record.earlier")}</Button>
      ) : begins ? (
        <p className="faint">{t("record.beginning")}</p>
      ) : (
        <EarlierEntries state={earlier.state} onRead={earlier.read} />
      )}
    </section>
  );
}

type EarlierEntriesProps = {
  readonly state: ReturnType<typeof useEarlier>["state"];
  readonly onRead: () => void;
};

function EarlierEntries({ state, onRead }: EarlierEntriesProps) {
  const t = useTranslations("record");
  switch (state) {
    case "reading":
      return <Busy words={t("loading")} />;
    case "failed":
      return (
        <>
          <p className="warning">{t("failed")}</p>
          <Button onPress={onRead}>{t("earlier")}</Button>
        </>
      );
    case "unread":
    case "read":
      return <Button onPress={onRead}>{t("earlier")}</Button>;
  }
}
