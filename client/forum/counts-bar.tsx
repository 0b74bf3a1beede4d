import { useTranslations } from "use-intl";
import type { Counts } from "../../shared/document/opinion-document.ts";
import { StateGlyph } from "./state-glyph.tsx";

type CountsBarProps = {
  readonly counts: Counts;
  /** Paragraphs that a delegation told the room it cannot accept. */
  readonly objections: number;
};

/** Paragraphs of an Opinion as one thin bar and its figures: never a percentage, never a rank. */
export function CountsBar({ counts, objections }: CountsBarProps) {
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
        <span>
          {objections === 0 ? null : <span className="objected">✕ {objections}</span>} [ ] {brackets}
        </span>
      </span>
      <span className="hidden">
        {t("figuresLong", { agreed, adReferendum, open, brackets })}
        {objections === 0 ? "" : `; ${t("objections", { n: objections })}`}
      </span>
    </span>
  );
}
