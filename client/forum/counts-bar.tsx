import { useTranslations } from "use-intl";
import type { Counts } from "../../shared/opinion-document.ts";
import { StateGlyph } from "../consensus/state-glyph.tsx";

/** Paragraphs of an Opinion as one thin bar and four figures: never a percentage, never a rank. */
export function CountsBar({ counts }: { counts: Counts }) {
  const t = useTranslations("nav");
  const { agreed, adReferendum, open, brackets } = counts;
  const all = agreed + adReferendum + open;
  const width = (n: number): string => (all === 0 ? "0" : `${(n / all) * 100}%`);
  return (
    <span className="counts">
      <span className="counts-bar" aria-hidden="true">
        <span className="agreed" style={{ inlineSize: width(agreed) }} />
        <span className="adref" style={{ inlineSize: width(adReferendum) }} />
      </span>
      <span className="counts-figures" aria-hidden="true">
        <span>
          <StateGlyph state="agreed" /> {agreed} <StateGlyph state="adReferendum" /> {adReferendum}{" "}
          <StateGlyph state="open" /> {open}
        </span>
        <span>[ ] {brackets}</span>
      </span>
      <span className="hidden">{t("figuresLong", { agreed, adReferendum, open, brackets })}</span>
    </span>
  );
}
