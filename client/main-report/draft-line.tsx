import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { AnnexedText, ToldDraft } from "../../shared/forum/main-report.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useInstants } from "../i18n/instants.ts";
import { useDraftName } from "../forum/draft-name.ts";

type DraftProps = {
  readonly id: OpinionId;
  readonly draft: ToldDraft;
  /** The draft before it; null: it is the first. */
  readonly before: ToldDraft | null;
  /** Public consultations on it. */
  readonly consulted: ReactNode;
};

/** One published draft: its dates, its text, the changes since the one before, its files and annexes (rules R33, R34). */
export function DraftLine({ id, draft, before, consulted }: DraftProps) {
  const t = useTranslations("mainReport");
  const { bound } = useOwnTime();
  const nameOf = useDraftName();
  const { n, at, commentsUntil, annexes, files, lateAfter, baseText } = draft;
  const name = nameOf(draft);
  const isChanged = before !== null && before.seq !== draft.seq;
  return (
    <li className="report-draft">
      <h3>{name}</h3>
      <p className="quiet">{t("publishedAt", { at: bound(at) })}</p>
      {commentsUntil === null ? null : (
        <p className="quiet">{t("commentsUntil", { at: bound(commentsUntil) })}</p>
      )}
      {lateAfter === undefined ? null : <Late day={lateAfter} />}
      <p className="report-links">
        <Link href={`/opinions/${id}?read=base-${baseText}`}>{t("read", { draft: name })}</Link>
        {isChanged ? (
          <Link href={`/opinions/${id}/versions?at=${draft.seq}&with=${before.seq}`}>
            {t("changes", { draft: nameOf(before) })}
          </Link>
        ) : null}
      </p>
      {consulted}
      <p className="report-files">
        {files.map(({ format }) => (
          <a
            key={format}
            className="button"
            href={`/api/main-report/drafts/${n}/report.${format}`}
            download=""
            aria-label={t("download", { draft: name, form: t("form", { form: format }) })}
          >
            {t("form", { form: format })}
          </a>
        ))}
      </p>
      {annexes.length === 0 ? null : (
        <details>
          <summary>{t("annexed", { n: annexes.length })}</summary>
          <ul className="report-annexes">
            {annexes.map((annex) => (
              <Annex key={annex.opinionId} annex={annex} n={n} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Late({ day }: { readonly day: string }) {
  const t = useTranslations("mainReport");
  const { date } = useInstants();
  return <p className="warning">{t("late", { day: date(day) })}</p>;
}

function Annex({ annex, n }: { readonly annex: AnnexedText; readonly n: number }) {
  const t = useTranslations();
  const { opinionId, number, title, stage, baseText, hash } = annex;
  const state = stage === "consolidated" ? t("baseText.numbered", { n: baseText }) : t(`stage.${stage}`);
  return (
    <li>
      <b>{t("mainReport.annex", { number, title })}</b>
      <span className="quiet">{state}</span>
      <a href={`/api/main-report/drafts/${n}/annexes/${opinionId}/export.docx`} download="">
        {t("mainReport.asAnnexed")}
      </a>
      <code className="report-hash">{hash}</code>
    </li>
  );
}
