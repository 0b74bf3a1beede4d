import { useTranslations } from "use-intl";
import type { TimetableEntry } from "../../shared/timetable-entry.ts";
import { endOf } from "../../shared/timetable.ts";
import { isMonth } from "../forum/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { SilencesElsewhere } from "../silence/silences-elsewhere.tsx";
import { PageHeader } from "./page-header.tsx";
import { SideNav } from "./side-nav.tsx";
import { useTitle } from "./use-title.ts";

/** The forum's dates with what they open and close, its theme and draft agenda. */
export function TimetableScreen() {
  const t = useTranslations("timetable");
  const forum = useForum();
  const wordsOf = useWordsOf();
  const instants = useInstants();
  useTitle(t("heading"));
  const { timeZone, now } = forum;
  const past = forum.timetable.filter((entry) => endOf(entry, timeZone) < now);
  const ahead = forum.timetable.filter((entry) => endOf(entry, timeZone) >= now);

  return (
    <div className="with-side">
      <PageHeader>{t("heading")}</PageHeader>
      <SideNav />
      <main id="text" className="page">
        <SilencesElsewhere here={null} />
        <h1>{wordsOf(forum.name)}</h1>
        <p className="quiet">{wordsOf(forum.place)}</p>
        <p>
          <span className="faint">{t("theme")}</span> {wordsOf(forum.theme)}
        </p>
        <p className="faint">
          {t("now", { at: instants.inZone(now, "UTC"), seat: instants.timeIn(now, timeZone) })}{" "}
          {forum.clockMoved ? t("clockMoved") : ""}
        </p>
        {forum.warnings.length === 0 ? null : (
          <section className="warnings">
            <h2>{t("warnings")}</h2>
            <ul>
              {forum.warnings.map((warning) => (
                <li key={warning.words.en}>{wordsOf(warning.words)}</li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>{t("dates")}</h2>
          <ol className="dates">
            {ahead.map((entry, i) => (
              <TimetableLine key={entry.id} entry={entry} place={i === 0 ? "next" : "ahead"} />
            ))}
          </ol>
          {past.length === 0 ? null : (
            <details>
              <summary>{t("earlier", { n: past.length })}</summary>
              <ol className="dates past">
                {past.map((entry) => (
                  <TimetableLine key={entry.id} entry={entry} place="past" />
                ))}
              </ol>
            </details>
          )}
          <p className="faint">{t("dayEnds", { zone: timeZone })}</p>
        </section>
        <section>
          <h2>{t("agenda")}</h2>
          <ol className="agenda">
            {forum.agenda.map((one) => (
              <li key={one.n}>
                <span>{one.n}</span> {wordsOf(one.title)}
              </li>
            ))}
          </ol>
        </section>
      </main>
    </div>
  );
}

type LineProps = { readonly entry: TimetableEntry; readonly place: "past" | "next" | "ahead" };

function TimetableLine({ entry, place }: LineProps) {
  const t = useTranslations("timetable");
  const { timeZone } = useForum();
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const end = endOf(entry, timeZone);
  const binds = !isMonth(entry.until ?? entry.date) && entry.windows.some((one) => one.to === "closed");
  return (
    <li className={place}>
      <div className="when">
        <strong>{instants.date(entry.date, entry.until)}</strong>
        {place === "next" ? <span className="tag next">{t("next")}</span> : null}
        {entry.provisional ? <span className="tag adref">{t("provisional")}</span> : null}
        {entry.status === "proposed" ? <span className="tag neutral">{t("proposed")}</span> : null}
      </div>
      <div>
        <p>{wordsOf(entry.what)}</p>
        {entry.windows.length === 0 ? null : (
          <p className="faint">
            {entry.windows
              .map((one) => t(one.to === "open" ? "opens" : "closes", { what: t(`window.${one.on}`) }))
              .join(" · ")}
          </p>
        )}
        {binds ? (
          <p className="faint">
            {instants.timeIn(end, timeZone)} {seatName(timeZone)} ·{" "}
            {t("utc", { at: instants.inZone(end, "UTC") })} ·{" "}
            {t("local", { at: instants.inZone(end, localZone()) })}
          </p>
        ) : null}
        {isMonth(entry.date) ? <p className="faint">{t("monthOnly")}</p> : null}
        {entry.ownRule === undefined ? null : (
          <p className="faint">{t("ownRule", { rule: wordsOf(entry.ownRule) })}</p>
        )}
      </div>
    </li>
  );
}

const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone's own town, as the zone's list spells it: "Zurich". */
const seatName = (timeZone: string): string => timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
