import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import type { ObjectionSign } from "./objections-by-clause.ts";
import type { MarginHands } from "./sheet-hands.ts";
import { semicolon } from "../i18n/list-signs.ts";

type ObjectionSignsProps = {
  readonly id: ClauseId;
  readonly objections: readonly ObjectionSign[];
  readonly tabIndex: 0 | -1;
  readonly hands: MarginHands;
};

/** Names the objectors of a clause: filled if the objection stands, dashed with a question mark if it is not answered. */
export function ObjectionSigns({ id, objections, tabIndex, hands }: ObjectionSignsProps) {
  const t = useTranslations("sheet");
  return [false, true].map((unanswered) => {
    const signs = objections.filter((one) => one.unanswered === unanswered);
    if (signs.length === 0) return null;
    const clause = hands.nameOf(id);
    const said = signs.map((one) => {
      const who = hands.symbolOf(one.delegationId);
      const objection = unanswered
        ? t("cannotAcceptEarlier", { who, at: hands.brief(one.at), clause })
        : t("cannotAccept", { who, clause });
      const words = one.onWordOf === null ? objection : t("onWord", { words: objection, word: one.onWordOf });
      return one.toLead ? t("toldToLead", { words }) : words;
    });
    const symbols = [...new Set(signs.map(({ delegationId }) => hands.symbolOf(delegationId)))];
    const words = symbols.length === 1 ? symbols[0]! : String(symbols.length);
    // Brackets as around what is said aside: nobody else on the sheet sees it.
    const aside = signs.every(({ toLead }) => toLead) ? `(${words})` : words;
    const name = said.join(semicolon());
    return (
      <button
        key={String(unanswered)}
        type="button"
        tabIndex={tabIndex}
        className={unanswered ? "objection-sign unanswered" : "objection-sign"}
        aria-label={name}
        title={name}
        onClick={() => hands.onSidePanel(id)}
      >
        <span>{aside}</span>
        {unanswered ? "?" : ""}
      </button>
    );
  });
}
