import { useTranslations } from "use-intl";
import { SECOND_MS } from "../../shared/durations.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { beginningOf, closingOf, endOf } from "../../shared/timetable/timetable.ts";
import { extendedTo, isMonth } from "../forum/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Button } from "../ui/button.tsx";
import { useChangeSentence } from "./change-sentence.ts";
import { useWindowLabel } from "./use-entry-sentences.ts";
import { useForumClock } from "../time/use-forum-clock.ts";
import { useOwnTime } from "../forum/use-own-time.ts";

/** Dialog state of an entry: the screen holds it, so that what is typed outlives an entry that somebody removes. */
export type EntryDialogState = {
  readonly kind: "change" | "extend" | "remove";
  readonly entry: TimetableEntry;
};

type EntryLineProps = {
  readonly entry: TimetableEntry;
  readonly place: "past" | "now" | "next" | "ahead";
  readonly onAsk: (dialog: EntryDialogState) => void;
};

/** One entry: when, what, what it opens and closes and for whom, how it was changed, and changing it. */
export function EntryLine({ entry, place, onAsk }: EntryLineProps) {
  const t = useTranslations("timetable");
  const { timeZone, groups } = useForum();
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const clocks = useOwnTime().bound;
  const windowWords = useWindowLabel();
  const group = groups.find(({ id }) => id === entry.groupId);
  const later = extendedTo(entry, timeZone);
  const lasts = entry.windows.some(({ to }) => to === "openDuring");
  const planned = closingOf(entry, { timeZone, of: null });
  return (
    <li className={place}>
      <div className="when">
        {later === null ? null : <s className="faint">{instants.date(entry.date, entry.until)}</s>}
        <strong>
          {later === null ? instants.date(entry.date, entry.until) : instants.inZone(later, timeZone)}
        </strong>
        {place === "next" ? <span className="tag next">{t("next")}</span> : null}
        {place === "now" ? <span className="tag next">{t("nowTag")}</span> : null}
        {entry.provisional ? <span className="tag adref">{t("provisional")}</span> : null}
        {entry.status === "proposed" ? <span className="tag neutral">{t("proposed")}</span> : null}
      </div>
      <div>
        <p>{wordsOf(entry.what)}</p>
        {group === undefined ? null : (
          <p className="faint">{t("ofGroup", { topic: wordsOf(group.topic) })}</p>
        )}
        {entry.windows.length === 0 ? null : <p className="faint">{windowWords(entry)}</p>}
        {planned === null ? null : <p className="faint">{clocks(planned)}</p>}
        {isMonth(entry.date) ? <p className="faint">{t(lasts ? "monthLasts" : "monthOnly")}</p> : null}
        {entry.ownRule === undefined ? null : (
          <p className="faint">{t("ownRule", { rule: wordsOf(entry.ownRule) })}</p>
        )}
        <Changes entryId={entry.id} />
        {place === "past" ? null : <Acts entry={entry} onAsk={onAsk} />}
      </div>
    </li>
  );
}

/** "Was 7 August; extended by the secretariat on 1 August: reason", oldest first. */
function Changes({ entryId }: { readonly entryId: string }) {
  const { timetableChanges } = useForum();
  const wordsOfChange = useChangeSentence();
  const own = timetableChanges.filter((change) => change.entryId === entryId);
  if (own.length === 0) return null;
  return (
    <ul className="entry-changes">
      {own.map((change) => (
        <li key={change.act.seq}>{wordsOfChange(change)}</li>
      ))}
    </ul>
  );
}

function Acts({ entry, onAsk }: Pick<EntryLineProps, "entry" | "onAsk">) {
  const t = useTranslations("deadline.acts");
  const { me, timeZone } = useForum();
  const now = useForumClock(SECOND_MS);
  const wordsOf = useWordsOf();
  const keepsAll = mayDo(me, null, "keepTimetable") === null;
  const { groupId } = entry;
  if (!keepsAll && (groupId === undefined || mayDo(me, groupId, "keepGroupDates") !== null)) return null;
  const instants = entry.windows.flatMap(
    (window) => beginningOf(entry, window, { timeZone, of: null }) ?? [],
  );
  const hasBegun = instants.some((at) => at <= now);
  const closes = keepsAll && closingOf(entry, { timeZone, of: null }) !== null;
  const what = wordsOf(entry.what);
  return (
    <div className="entry-acts">
      {closes && endOf(entry, timeZone) > now ? (
        <Button aria-label={t("extendName", { what })} onPress={() => onAsk({ kind: "extend", entry })}>
          {t("extend")}
        </Button>
      ) : null}
      {hasBegun ? null : (
        <>
          <Button aria-label={t("changeName", { what })} onPress={() => onAsk({ kind: "change", entry })}>
            {t("change")}
          </Button>
          <Button aria-label={t("removeName", { what })} onPress={() => onAsk({ kind: "remove", entry })}>
            {t("remove")}
          </Button>
        </>
      )}
    </div>
  );
}
