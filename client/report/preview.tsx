import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { NotReady } from "../../shared/report/not-ready.ts";
import type { ReportPreview } from "../../shared/report/report-view.ts";
import { useForum } from "../forum/use-forum.ts";
import { ReportBlocks } from "./report-blocks.tsx";
import { comma } from "../i18n/list-signs.ts";

/** Warnings, text by text (rule H2). */
export function WhatIsNotReady({ preview }: { preview: ReportPreview }) {
  const t = useTranslations("chairsReport.ready");
  const nav = useTranslations("nav");
  const { delegations } = useForum();
  const said = (one: NotReady): string => {
    if ("delegations" in one) {
      const symbol = (id: string): string => delegations.find((known) => known.id === id)?.symbol ?? id;
      return t(one.kind, { names: one.delegations.map(symbol).join(comma()) });
    }
    return "n" in one ? t(one.kind, { n: one.n }) : t(one.kind);
  };
  const open = preview.notReady.filter(({ what }) => what.length > 0);
  return (
    <section>
      <h2>{t("heading")}</h2>
      {open.length === 0 && preview.closed.length === 0 ? <p>{t("none")}</p> : null}
      <ul className="not-ready">
        {open.map(({ opinionId, number, title, what }) => (
          <li key={opinionId}>
            <Link href={`/opinions/${opinionId}`}>
              {nav("opinionN", { number })}
              {title === "" ? "" : ` · ${title}`}
            </Link>
            <span>{what.map(said).join(" · ")}</span>
          </li>
        ))}
        {preview.closed.map(({ number }) => (
          <li key={number} className="warning">
            {t("closed", { number })}
          </li>
        ))}
      </ul>
      <p className="faint">{t("note")}</p>
    </section>
  );
}

/** The covering text as it would be issued now, and which annexes follow. */
export function Preview({ preview }: { preview: ReportPreview }) {
  const t = useTranslations("chairsReport.preview");
  const { masthead, title, standing, sections, annexes, fields } = preview;
  return (
    <section>
      <h2>{t("heading")}</h2>
      <p className="quiet">{t("next")}</p>
      <article className="report-sheet" lang={fields.language} dir={fields.language === "ar" ? "rtl" : "ltr"}>
        <header className="report-head">
          <p>
            {[masthead.group, ...masthead.under].map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
          <p>
            {masthead.right.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
          <p>{masthead.source}</p>
        </header>
        <h3 className="report-title">{title}</h3>
        <p className="report-standing">{standing}</p>
        <p>{masthead.abstract}</p>
        {sections.map((section, i) => (
          <section key={section.title}>
            <h4>
              {i + 1} {section.title}
            </h4>
            <ReportBlocks blocks={section.blocks} />
          </section>
        ))}
        {annexes.map((annex) =>
          annex.kind === "opinion" ? (
            <p key={annex.label}>
              <Link href={`/opinions/${annex.opinionId}`}>
                {t("annex", { label: annex.label, title: annex.title })}
              </Link>
            </p>
          ) : (
            <details key={annex.label}>
              <summary>{t("annex", { label: annex.label, title: annex.section.title })}</summary>
              <ReportBlocks blocks={annex.section.blocks} />
            </details>
          ),
        )}
      </article>
    </section>
  );
}
