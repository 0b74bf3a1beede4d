import { useTranslations } from "use-intl";
import type { TimetableChange } from "../../shared/forum/timetable-event.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { closingOf, instantOfUntil } from "../../shared/timetable/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useSeatThen } from "../forum/use-whom.ts";
import { differences } from "./entry-differences.ts";
import { useDifferenceSentence } from "./use-entry-sentences.ts";
import { useScopeLabel } from "./use-scope-label.ts";
import { useOwnTime } from "../forum/use-own-time.ts";

/** One change of the timetable: each part as it is and as it was, by which office, when and why (rule T23). */
export function useChangeSentence(): (change: TimetableChange) => string {
  const t = useTranslations("deadline.change");
  const people = useTranslations("people.spoken");
  const forum = useForum();
  const seatThen = useSeatThen();
  const instants = useInstants();
  const clocks = useOwnTime().bound;
  const scope = useScopeLabel();
  const difference = useDifferenceSentence();
  const { timeZone } = forum;
  const whenOf = (entry: TimetableEntry): string => {
    const closes = entry.windows.some(({ to }) => to === "closed");
    const at = closes ? closingOf(entry, { timeZone, of: null }) : null;
    return at === null ? instants.date(entry.date, entry.until) : instants.inZone(at, timeZone);
  };
  return ({ act, was }) => {
    const told = {
      who: people(seatThen(act.by, act.seq).role ?? "somebody"),
      on: instants.inZone(act.at, timeZone),
    };
    const before = was === null ? "" : whenOf(was);
    switch (act.type) {
      case "timetableEntryAdded":
        return t("added", { ...told, when: whenOf(act.entry) });
      case "timetableEntryChanged": {
        const parts = was === null ? [] : differences(was, act.entry);
        const said = was === null ? [] : parts.map((part) => difference(part, { was, now: act.entry }));
        return t("changed", { ...told, parts: said.join(" "), reason: act.reason });
      }
      case "timetableEntryRemoved":
        return t("removed", { ...told, before, reason: act.reason });
      case "deadlineExtended": {
        const at = instantOfUntil(act.until, timeZone);
        const when = at === null ? act.until : clocks(at);
        const whom = scope(act.only);
        const closed = was === null ? null : closingOf(was, { timeZone, of: null });
        const before = closed === null ? "" : instants.inZone(closed, timeZone);
        return t("extended", { ...told, when, before, whom, reason: act.reason });
      }
    }
  };
}
