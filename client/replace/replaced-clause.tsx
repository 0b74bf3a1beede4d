import { useTranslations } from "use-intl";
import type { ClauseToReplace, ReplacePlace } from "../../shared/document/replace-plan.ts";
import { wholeBeginning, wholeCharacterAt } from "../../shared/text/whole-characters.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useGoToClause } from "../opinion/go-to-clause.ts";

const AROUND_CHARS = 40;

type ReplacedClauseProps = {
  readonly clause: ClauseToReplace;
  readonly replacement: string;
  readonly isTicked: (key: string) => boolean;
  readonly onTick: (key: string, on: boolean) => void;
  readonly onClose: () => void;
};

/** A clause with its places, each as it will read, with a box; its name leads to it. */
export function ReplacedClause({ clause, replacement, isTicked, onTick, onClose }: ReplacedClauseProps) {
  const t = useTranslations("replace");
  const { snapshot, cite } = useOpenedOpinion();
  const goTo = useGoToClause(snapshot.opinion.id);
  const name = capitalized(cite(clause.id));
  return (
    <section aria-label={name}>
      <h3>
        <button
          type="button"
          className="button link"
          onClick={() => {
            onClose();
            goTo(clause.id);
          }}
        >
          {name}
        </button>
        {clause.marks === 0 ? null : (
          <span className="replace-marks">{t("endsMarks", { n: clause.marks })}</span>
        )}
      </h3>
      {clause.places.map((place) => (
        <label key={place.key} className="choice">
          <input
            type="checkbox"
            checked={isTicked(place.key)}
            onChange={({ target }) => onTick(place.key, target.checked)}
          />
          <InPlace text={clause.text} place={place} replacement={replacement} />
        </label>
      ))}
    </section>
  );
}

type InPlaceProps = { readonly text: string; readonly place: ReplacePlace; readonly replacement: string };

/** The words around the place, with what goes struck and what comes underlined. */
function InPlace({ text, place: { start, end }, replacement }: InPlaceProps) {
  const t = useTranslations("difference");
  const from = start <= AROUND_CHARS ? 0 : wholeCharacterAt(text, start - AROUND_CHARS);
  const behind = wholeBeginning(text.slice(end), AROUND_CHARS);
  const found = text.slice(start, end);
  return (
    <span className="redline">
      {from === 0 ? "" : "…"}
      {text.slice(from, start)}
      <del aria-label={`${t("deleted")}: ${found}`}>{found}</del>
      {replacement === "" ? null : <ins aria-label={`${t("inserted")}: ${replacement}`}>{replacement}</ins>}
      {behind}
      {end + behind.length < text.length ? "…" : ""}
    </span>
  );
}
