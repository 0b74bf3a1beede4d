import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useChangeSentence } from "./change-sentence.ts";

/** Removed entries stay readable (rule T23). */
export function RemovedEntries() {
  const t = useTranslations("deadline");
  const { timetableChanges } = useForum();
  const wordsOf = useWordsOf();
  const wordsOfChange = useChangeSentence();
  const removed = timetableChanges.filter(({ act }) => act.type === "timetableEntryRemoved");
  if (removed.length === 0) return null;
  return (
    <details>
      <summary>{t("removedHeading")}</summary>
      <ul className="entry-changes">
        {removed.map((change) => (
          <li key={change.act.seq}>
            <b>{wordsOf(change.was?.what ?? { en: "", zh: "" })}</b>: {wordsOfChange(change)}
          </li>
        ))}
      </ul>
    </details>
  );
}
