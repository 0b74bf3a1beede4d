import { useTranslations } from "use-intl";
import type { TimetableChange } from "../../shared/forum/timetable-acts.ts";
import type { TimetableEntry, WindowScope } from "../../shared/timetable-entry.ts";
import { instantOf, instantOfUntil } from "../../shared/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useSeatThen } from "../people/use-whom.ts";
import { useThreeClocks } from "./use-three-clocks.ts";

/** One change of the timetable as a sentence: what, by which office, when and why. */
export function useChangeWords(): (change: TimetableChange) => string {
  const t = useTranslations("deadline.change");
  const people = useTranslations("people.spoken");
  const forum = useForum();
  const seatThen = useSeatThen();
  const instants = useInstants();
  const clocks = useThreeClocks();
  const scope = useScopeWords();
  const { timeZone } = forum;
  const whenOf = (entry: TimetableEntry): string => {
    const closes = entry.windows.find(({ to }) => to === "closed");
    const at = closes === undefined ? null : instantOf(entry, closes, { timeZone, of: null });
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
        const when = whenOf(act.entry);
        const moved = when === before ? "no" : "yes";
        return t("changed", { ...told, when, before, moved, reason: act.reason });
      }
      case "timetableEntryRemoved":
        return t("removed", { ...told, before, reason: act.reason });
      case "deadlineExtended": {
        const at = instantOfUntil(act.until, timeZone);
        const when = at === null ? act.until : clocks(at);
        const whom = scope(act.only);
        return t("extended", { ...told, when, before, whom, reason: act.reason });
      }
    }
  };
}

/** " for Opinion 4, Space connectivity"; nothing where it is for every Opinion. */
export function useScopeWords(): (only: WindowScope | undefined) => string {
  const t = useTranslations("deadline");
  const { groups } = useForum();
  const wordsOf = useWordsOf();
  return (only) => {
    if (only === undefined) return "";
    const named = groups.flatMap(({ id, topic, opinions }) => [
      ...(only.groups?.includes(id) === true ? [t("scope.group", { topic: wordsOf(topic) })] : []),
      ...opinions
        .filter((one) => only.opinions?.includes(one.id) === true)
        .map(({ number }) => t("scope.opinion", { number })),
    ]);
    return t("scope.only", { whom: named.join(", ") });
  };
}
