import { useTranslations } from "use-intl";
import type { Mark } from "../../shared/clause.ts";
import { useInstants } from "../i18n/instants.ts";
import { useConsensus } from "./consensus.tsx";
import type { Situation } from "./situation.ts";
import { StateGlyph } from "./state-glyph.tsx";
import { useSaidWith } from "./said-with.ts";

/** Every mark ever made on the clause, the newest first: who, when, on what basis, and if it still holds. */
export function MarksHistory({ situation }: { situation: Situation }) {
  const t = useTranslations();
  const instants = useInstants();
  const { whom } = useConsensus();
  const saidWith = useSaidWith();
  const { marks } = situation.clause;

  const standing = (mark: Mark, newest: boolean): string => {
    if (mark.reopened !== null)
      return t("marks.reopened", {
        at: instants.day(mark.reopened.at),
        who: whom(mark.reopened.by).spoken,
        reason: mark.reopened.reason,
      });
    if (!newest) return t("marks.earlier");
    return t(situation.words.state === "void" ? "marks.void" : "marks.inForce");
  };

  return (
    <section>
      <h3>{t("marks.heading")}</h3>
      {marks.length === 0 ? <p className="quiet">{t("marks.none")}</p> : null}
      <ol className="marks">
        {marks.toReversed().map((mark, i) => (
          <li key={mark.seq} className={mark.tier === "agreed" ? "agreed" : "adref"}>
            <StateGlyph state={mark.tier === "agreed" ? "agreed" : "adReferendum"} />
            <div>
              <strong>{t(`tier.${mark.tier}`)}</strong>{" "}
              <span className="faint">
                {instants.brief(mark.at)} · {whom(mark.by).label}
              </span>
              <div className="faint">{t("marks.basis", { basis: mark.basis })}</div>
              {saidWith(mark).map((line) => (
                <div key={line} className="faint">
                  {line}
                </div>
              ))}
              <div className="faint">{standing(mark, i === 0)}</div>
            </div>
          </li>
        ))}
      </ol>
      {marks.length === 0 ? null : <p className="faint">{t("marks.covers")}</p>}
    </section>
  );
}
