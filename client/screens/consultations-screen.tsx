import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link, useSearch } from "wouter";
import { phaseOf } from "../../shared/consultation/consultation.ts";
import type { ConsultationsAnswer, ListedConsultation } from "../../shared/consultation/moderated-input.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { CloseDialog, DeadlineDialog } from "../consultations/change-dialogs.tsx";
import { InputsTable } from "../consultations/inputs-table.tsx";
import { OpenConsultationDialog } from "../consultations/open-dialog.tsx";
import { SummaryPart } from "../consultations/summary-part.tsx";
import { useConsultations, useModeration } from "../consultations/use-consultations.ts";
import { useWhenWords } from "../consultations/when-words.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { useWordsOf } from "../i18n/words-of.ts";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";

const FORMS = ["docx", "csv", "json"] as const;

/** Public consultations; for the secretariat also their inputs and summaries (rules F25 to F33). */
export function ConsultationsScreen() {
  const t = useTranslations("consultation");
  const consultations = useConsultations();
  const { me } = useForum();
  const id = new URLSearchParams(useSearch()).get("of");
  const keeps = mayDo(me, null, "keepConsultations") === null;
  return (
    <SidePage heading={t("heading")} extraClass="consultations">
      <h1>{t("heading")}</h1>
      {consultations.kind === "loading" ? <Busy words={t("loading")} /> : null}
      {consultations.kind === "failed" ? <Failed again={consultations.again} /> : null}
      {consultations.kind !== "here" ? null : id === null || !keeps ? (
        <List {...consultations.here} keeps={keeps} />
      ) : (
        <One key={id} id={id} listed={consultations.here.consultations.find((one) => one.id === id)} />
      )}
    </SidePage>
  );
}

function Failed({ again }: { readonly again: () => void }) {
  const t = useTranslations();
  return (
    <div>
      <p className="warning">{t("consultation.failed")}</p>
      <Button onPress={again}>{t("ui.tryAgain")}</Button>
    </div>
  );
}

function List({ consultations, isMailOn, keeps }: ConsultationsAnswer & { readonly keeps: boolean }) {
  const t = useTranslations("consultation");
  const { rules } = useForum();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p className="quiet">{t("explain")}</p>
      {keeps && !isMailOn ? <p className="warning">{t("noMail")}</p> : null}
      {keeps && !rules.closed ? (
        <p>
          <Button look="main" onPress={() => setAsking(true)}>
            {t("open")}
          </Button>
        </p>
      ) : null}
      {consultations.length === 0 ? <p>{t("none")}</p> : null}
      <ul className="papers">
        {consultations.toReversed().map((one) => (
          <Listed key={one.id} of={one} />
        ))}
      </ul>
      {asking ? <OpenConsultationDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Listed({ of }: { readonly of: ListedConsultation }) {
  const t = useTranslations("consultation");
  const wordsOf = useWordsOf();
  const when = useWhenWords();
  const { language } = useLanguage();
  const { id, title, counts } = of;
  return (
    <li>
      <div>
        <b dir="auto">{wordsOf(title)}</b>
        <p className="quiet">{when(of)}</p>
        {counts === null ? null : <p>{t("toDecide", { n: counts.received })}</p>}
      </div>
      <p className="inputs-acts">
        <a href={`/public/${language}/consultations/${id}`}>{t("publicPage")}</a>
        {counts === null ? null : <Link href={`/consultations?of=${id}`}>{t("moderate")}</Link>}
      </p>
    </li>
  );
}

function One({ id, listed }: { readonly id: string; readonly listed: ListedConsultation | undefined }) {
  const t = useTranslations("consultation");
  const moderation = useModeration(id);
  const forum = useForum();
  const wordsOf = useWordsOf();
  const when = useWhenWords();
  const { language } = useLanguage();
  const [asked, setAsked] = useState<"deadline" | "close" | null>(null);
  if (moderation.kind === "loading") return <Busy words={t("loading")} />;
  if (moderation.kind === "failed") return <Failed again={moderation.again} />;
  const { consultation, inputs } = moderation.here;
  const of = { ...consultation, ...listed };
  const mayChange = !forum.rules.closed && phaseOf(of, forumNow(forum)) !== "closed";
  return (
    <>
      <p>
        <Link href="/consultations">{t("back")}</Link>
      </p>
      <h2 dir="auto">{wordsOf(of.title)}</h2>
      <p className="quiet">{when(of)}</p>
      <p className="inputs-acts">
        <a href={`/public/${language}/consultations/${id}`}>{t("publicPage")}</a>
        {FORMS.map((form) => (
          <a key={form} href={`/api/consultations/${id}/inputs.${form}?language=${language}`} download>
            .{form}
          </a>
        ))}
        {mayChange ? (
          <>
            <Button onPress={() => setAsked("deadline")}>{t("deadline")}</Button>
            <Button onPress={() => setAsked("close")}>{t("close")}</Button>
          </>
        ) : null}
      </p>
      <InputsTable consultation={consultation} inputs={inputs} />
      <SummaryPart key={consultation.summary.kept?.seq ?? 0} consultation={consultation} inputs={inputs} />
      {asked === "deadline" ? <DeadlineDialog of={of} onClose={() => setAsked(null)} /> : null}
      {asked === "close" ? <CloseDialog of={of} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
