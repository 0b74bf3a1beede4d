import { useTranslations } from "use-intl";
import type { TimetableCommand } from "../../shared/forum/timetable-rights.ts";
import { changedTurns } from "../../shared/timetable/timetable-preview.ts";
import { warningsOf } from "../../shared/timetable/timetable-rules.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useTimetableDryRun } from "./use-timetable-dry-run.ts";
import { WarningLine } from "./warning-line.tsx";
import { comma } from "../i18n/list-signs.ts";

/** Before it is sent: what opens and closes otherwise, for whom and when; or why it cannot be. */
export function TurnsPreview({ command }: { readonly command: TimetableCommand | null }) {
  const t = useTranslations();
  const forum = useForum();
  const dryRun = useTimetableDryRun();
  const clocks = useOwnTime().bound;
  if (command === null) return <p className="faint">{t("deadline.ask.notYet")}</p>;
  const tried = dryRun(command);
  if ("refusal" in tried) {
    return (
      <p className="wrong" role="status">
        {t(`refusal.${tried.refusal.reason}`)}
      </p>
    );
  }
  const all = forum.groups.flatMap(({ id: groupId, opinions }) =>
    opinions.map(({ id, number }) => ({ id, groupId, number })),
  );
  const { openedAt, timeZone } = forum;
  const changes = changedTurns(forum.timetable, tried.entries, {
    now: forumNow(forum),
    openedAt,
    timeZone,
    opinions: all,
  });
  const broken = warningsOf(
    tried.entries,
    forum.warnings.map(({ rule }) => rule),
  ).filter(({ state }) => state === "broken");
  return (
    <section className="turns-preview" aria-live="polite">
      <h3>{t("deadline.preview.heading")}</h3>
      {changes.length === 0 ? <p className="quiet">{t("deadline.preview.nothing")}</p> : null}
      <ul>
        {changes.map(({ on, to, was, becomes, opinions }) => {
          const named = all.filter(({ id }) => opinions.includes(id)).map(({ number }) => number);
          const whom =
            named.length === all.length
              ? t("deadline.preview.forAll")
              : t("deadline.preview.forSome", { n: named.length, numbers: named.join(comma()) });
          const said = { what: t(`deadline.preview.what.${on}`), to, whom };
          return (
            <li key={`${on} ${to} ${was} ${becomes} ${named.join()}`}>
              {was === null
                ? t("deadline.preview.new", { ...said, becomes: clocks(becomes ?? 0) })
                : becomes === null
                  ? t("deadline.preview.gone", { ...said, was: clocks(was) })
                  : t("deadline.preview.moved", { ...said, becomes: clocks(becomes), was: clocks(was) })}
            </li>
          );
        })}
      </ul>
      {broken.map((warning) => (
        <WarningLine key={warning.rule.words.en} warning={warning} />
      ))}
    </section>
  );
}
