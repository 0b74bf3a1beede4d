import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TimetableChange } from "../../shared/forum/timetable-event.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Button } from "../ui/button.tsx";
import { useChangeSentence } from "./change-sentence.ts";
import { useForumClock } from "../time/use-forum-clock.ts";

const NEWS_MS = 24 * 3_600_000;
const LOOK_MS = 60_000;
const SEEN = "concord.timetable-seen";

/** Changes in the timetable within a day, the newest in sight, until its reader has put it away (rule T7). */
export function TimetableNews() {
  const t = useTranslations("deadline.news");
  const forum = useForum();
  const now = useForumClock(LOOK_MS);
  const wordsOf = useWordsOf();
  const wordsOfChange = useChangeSentence();
  const [seen, setSeen] = useState(readSeen);
  const fresh = forum.timetableChanges.filter(({ act }) => act.seq > seen && now - act.at < NEWS_MS);
  const last = fresh.at(-1);
  if (last === undefined) return null;
  const putAway = (): void => {
    setSeen(last.act.seq);
    keepSeen(last.act.seq);
  };
  const earlier = fresh.slice(0, -1).toReversed();
  const line = (change: TimetableChange) => (
    <>
      <b>{wordsOf(whatOf(change))}</b>: {wordsOfChange(change)}
    </>
  );
  return (
    <div className="banner timetable-news" role="status">
      <div>
        <p>{line(last)}</p>
        {earlier.length === 0 ? null : (
          <details>
            <summary>{t("earlier", { n: earlier.length })}</summary>
            <ul>
              {earlier.map((change) => (
                <li key={change.act.seq}>{line(change)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Button look="link" onPress={putAway}>
        {t("putAway")}
      </Button>
    </div>
  );
}

const whatOf = ({ act, was }: TimetableChange) =>
  "entry" in act ? act.entry.what : (was?.what ?? { en: "", zh: "" });

// A closed storage only means that it is told again.
function readSeen(): number {
  try {
    return Number(localStorage.getItem(SEEN) ?? 0);
  } catch {
    return 0;
  }
}
function keepSeen(seq: number): void {
  try {
    localStorage.setItem(SEEN, String(seq));
  } catch {
    // See readSeen.
  }
}
