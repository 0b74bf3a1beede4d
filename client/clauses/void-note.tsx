import { useState } from "react";
import { useTranslations } from "use-intl";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import { useInstants } from "../i18n/instants.ts";
import { quietPart } from "../i18n/later-messages.ts";

const VoidDifference = quietPart(async () => (await import("./void-difference.tsx")).VoidDifference);

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
      {open ? <VoidDifference before={mark.text} after={text} /> : null}
    </div>
  );
}
