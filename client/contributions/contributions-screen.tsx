import { Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ListedContribution } from "../../shared/forum/contribution.ts";
import { mayDo } from "../../shared/permissions.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { PageHeader } from "../screens/page-header.tsx";
import { SideNav } from "../screens/side-nav.tsx";
import { useTitle } from "../screens/use-title.ts";
import { useSeat } from "../forum/use-seat.ts";
import { DeadlineNews } from "../timetable/load-deadlines.ts";
import { SilencesElsewhere } from "../silence/silences-elsewhere.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { ContributionText } from "./contribution-text.tsx";
import { EditDialog } from "./edit-dialog.tsx";
import { RegisterDialog } from "./register-dialog.tsx";
import { useContributions, useFromWords } from "./use-contributions.ts";
import { useTakeNumber } from "./use-take-number.ts";

/** The papers that were handed in, each with the proposals that belong to it (rules F1 to F5). */
export function ContributionsScreen() {
  const t = useTranslations("contribution");
  const me = useSession();
  useTitle(t("heading"));
  const contributions = useContributions();
  const [registering, setRegistering] = useState(false);
  const keeps = mayDo(me, null, "keepPapers") === null;
  return (
    <div className="with-side">
      <PageHeader>{t("heading")}</PageHeader>
      <SideNav />
      <main id="text" className="page contributions">
        <Suspense fallback={null}>
          <DeadlineNews here={null} />
        </Suspense>
        <SilencesElsewhere here={null} />
        <h1>{t("heading")}</h1>
        <p className="quiet">
          {t("explain")} <Link href="/where">{t("whereTextWent")}</Link>
        </p>
        {keeps ? (
          <p>
            <Button look="main" onPress={() => setRegistering(true)}>
              {t("register")}
            </Button>
          </p>
        ) : null}
        <Listed contributions={contributions} keeps={keeps} />
        {registering ? <RegisterDialog onClose={() => setRegistering(false)} /> : null}
      </main>
    </div>
  );
}

type ListedProps = { readonly contributions: ReturnType<typeof useContributions>; readonly keeps: boolean };

function Listed({ contributions, keeps }: ListedProps) {
  const t = useTranslations();
  switch (contributions.kind) {
    case "loading":
      return <Busy words={t("contribution.loading")} />;
    case "failed":
      return (
        <div>
          <p className="warning">{t("contribution.failed")}</p>
          <Button onPress={contributions.again}>{t("ui.tryAgain")}</Button>
        </div>
      );
    case "here":
      return contributions.here.length === 0 ? (
        <p>{t(keeps ? "contribution.noneYours" : "contribution.none")}</p>
      ) : (
        <ul className="papers" aria-label={t("contribution.heading")}>
          {contributions.here.map((one) => (
            <Paper key={one.id} contribution={one} keeps={keeps} />
          ))}
        </ul>
      );
  }
}

type PaperProps = { readonly contribution: ListedContribution; readonly keeps: boolean };

function Paper({ contribution, keeps }: PaperProps) {
  const t = useTranslations("contribution");
  const { timeZone } = useForum();
  const seat = useSeat();
  const instants = useInstants();
  const fromWords = useFromWords();
  const takeNumber = useTakeNumber();
  const [editing, setEditing] = useState(false);
  const { number, title, language, receivedAt, paragraphCount, proposals } = contribution;
  const isStale = proposals.some(({ stale }) => stale);
  return (
    <li id={contribution.id}>
      <div className="report-opinion">
        <small className="faint">
          {t("numberN", { number })} · {fromWords(contribution.from)}
        </small>
        <b dir="auto">{title}</b>
        <p className="quiet">
          {t("received", { at: instants.inZone(receivedAt, timeZone), zone: seat })} ·{" "}
          {languageWords(t, language)}
        </p>
        {proposals.length === 0 ? null : (
          <ul className="its-proposals" aria-label={t("proposals", { number })}>
            {proposals.map(({ opinionId, proposalId, label }) => (
              <li key={proposalId}>
                <Link href={`/opinions/${opinionId}?proposal=${proposalId}`}>{label}</Link>
              </li>
            ))}
          </ul>
        )}
        {isStale ? <p className="quiet">{t("stale")}</p> : null}
        {paragraphCount === 0 ? (
          <p className="faint">{t("noText")}</p>
        ) : (
          <ContributionText contribution={contribution} />
        )}
      </div>
      {keeps ? (
        <span className="downloads">
          {isStale ? (
            <Button
              aria-label={t("takeNumberName", { number })}
              onPress={() => void takeNumber(contribution)}
            >
              {t("takeNumber")}
            </Button>
          ) : null}
          <Button aria-label={t("editName", { number })} onPress={() => setEditing(true)}>
            {t("edit")}
          </Button>
        </span>
      ) : null}
      {editing ? <EditDialog contribution={contribution} onClose={() => setEditing(false)} /> : null}
    </li>
  );
}

/** A language by its name where it is one of the six, else by its tag. */
function languageWords(t: ReturnType<typeof useTranslations<"contribution">>, tag: string): string {
  switch (tag) {
    case "ar":
    case "zh":
    case "en":
    case "fr":
    case "ru":
    case "es":
      return t(`languages.${tag}`);
    default:
      return tag;
  }
}
