import { useTranslations } from "use-intl";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";

/** The footnotes at the foot of the sheet, in the order of their signs. */
export function SheetFootnotes({ document }: { readonly document: OpinionDocument }) {
  const t = useTranslations("sheet");
  const footnotes = document.clauses.flatMap((clause) => clause.footnotes);
  if (footnotes.length === 0) return null;
  return (
    <section className="sheet-footnotes" aria-label={t("footnotes")}>
      <ol>
        {footnotes.map(({ n, text }) => (
          <li key={n} dir="auto">
            <sup aria-hidden="true">{n}</sup>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
