import { useTranslations } from "use-intl";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { toggled } from "./toggled.ts";

type UnderstoodFootnotesProps = {
  readonly preview: WordPreview;
  readonly chosen: ReadonlySet<number>;
  readonly onChange: (chosen: ReadonlySet<number>) => void;
};

/** Footnotes that the file adds, changes or strikes: in the text where its reader may type there, else as comments. */
export function UnderstoodFootnotes({ preview, chosen, onChange }: UnderstoodFootnotesProps) {
  const t = useTranslations("wordFile");
  const { footnotes } = preview.understood;
  if (footnotes.length === 0) return null;
  const numberOf = new Map(preview.against.map(({ id, number }) => [id, number]));
  return (
    <section aria-label={t("footnotes")}>
      <h3>{t("footnotes")}</h3>
      <ul className="word-found">
        {footnotes.map(({ n, clauseId, kind, text }) => (
          <li key={n}>
            <label className="choice">
              <input type="checkbox" checked={chosen.has(n)} onChange={() => onChange(toggled(chosen, n))} />
              <strong>{t(`footnoteKinds.${kind}`, { place: numberOf.get(clauseId) ?? "" })}</strong>
            </label>
            <p dir="auto">{text}</p>
            <p className="quiet">
              {t(preview.footnotesClosed.includes(n) ? "footnoteAsComment" : "footnoteInText")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
