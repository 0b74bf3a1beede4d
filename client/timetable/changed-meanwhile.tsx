import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { useChangeSentence } from "./change-sentence.ts";
import type { EntrySince } from "./use-entry-since.ts";

type ChangedMeanwhileProps = {
  readonly entry: EntrySince;
  /** For a form: takes the entry as it stands now into it. */
  readonly onTakeTheirs?: () => void;
};

/** Somebody else changed the entry while it was in hand: what, by which office and why; nothing is sent before it was seen. */
export function ChangedMeanwhile({ entry, onTakeTheirs }: ChangedMeanwhileProps) {
  const t = useTranslations("deadline.meanwhile");
  const wordsOfChange = useChangeSentence();
  const { since, now, see } = entry;
  if (since.length === 0) return null;
  return (
    <div className="warning meanwhile" role="alert">
      <p>{t(now === null ? "removed" : "changed")}</p>
      <ul className="entry-changes">
        {since.map((change) => (
          <li key={change.act.seq}>{wordsOfChange(change)}</li>
        ))}
      </ul>
      <p className="row-acts">
        <Button onPress={see}>
          {t(onTakeTheirs === undefined ? "seen" : now === null ? "addAnew" : "keepMine")}
        </Button>
        {onTakeTheirs === undefined || now === null ? null : (
          <Button
            onPress={() => {
              see();
              onTakeTheirs();
            }}
          >
            {t("takeTheirs")}
          </Button>
        )}
      </p>
    </div>
  );
}
