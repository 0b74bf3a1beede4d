import { useState } from "react";
import { useTranslations } from "use-intl";
import { changesBetween } from "../../shared/text/changes.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import { useInstants } from "../i18n/instants.ts";

type VoidNoteProps = { readonly mark: NonNullable<DocumentClause["mark"]>; readonly text: string };

/** A mark on words that changed since, and what changed. */
export function VoidNote({ mark, text }: VoidNoteProps) {
  const t = useTranslations();
  const instants = useInstants();
  const [open, setOpen] = useState(false);
  const said = { tier: t(`tier.${mark.tier}`), date: instants.day(mark.at) };
  // Its own words may be the same: the verb or the words above it changed, which a mark covers too.
  if (mark.text === text) return <p className="sheet-note void">{t("sheet.changedAbove", said)}</p>;
  return (
    <div className="sheet-note void">
      {t("sheet.changedSince", said)}{" "}
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t("sheet.hideDifference") : t("sheet.seeDifference")}
      </button>
      {open ? <Difference before={mark.text} after={text} /> : null}
    </div>
  );
}

function Difference({ before, after }: { before: string; after: string }) {
  const changes = changesBetween(before, after);
  return (
    <p className="sheet-difference">
      {changes.map(({ kind, text }, index) => {
        const key = `${index}${kind}`;
        if (kind === "added") return <ins key={key}>{text}</ins>;
        if (kind === "removed") return <del key={key}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}
