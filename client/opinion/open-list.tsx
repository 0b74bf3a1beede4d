import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { OPEN_KINDS, type OpenMatter } from "../../shared/negotiation/open-matter.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useClauseSelection } from "./clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { Unfold } from "../ui/unfold.tsx";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { usePendingName } from "./obstacle-text.ts";

/** A group of so many is in sight at once; a longer one is unfolded. */
const IN_SIGHT = 8;
/** Lines that are drawn of one group: nobody reads on, and a text has 2,000 paragraphs. */
const DRAWN_MAX = 200;

type OpenListProps = {
  readonly matters: readonly OpenMatter[];
  /** Closes the question, so that the text is in sight. */
  readonly onShow: () => void;
};

/** Lists open matters of the text by kind; each line leads to its clause (rule S9). */
export function OpenList({ matters, onShow }: OpenListProps) {
  const t = useTranslations("step");
  const groups = OPEN_KINDS.flatMap((kind) => {
    const own = matters.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [{ kind, own }];
  });
  return (
    <section className="open-list">
      <h3>{t("heading")}</h3>
      {groups.length === 0 ? <p className="quiet">{t("nothing")}</p> : null}
      {groups.map(({ kind, own }) => {
        const words = t(`kinds.${kind}`, { n: own.length });
        const lines = () => <OpenLines matters={own} onShow={onShow} />;
        return own.length > IN_SIGHT ? (
          <Unfold key={kind} words={words}>
            {lines}
          </Unfold>
        ) : (
          <div key={kind}>
            <p className={kind === "cannotAccept" ? "open-kind objection" : "open-kind"}>{words}</p>
            {lines()}
          </div>
        );
      })}
    </section>
  );
}

function OpenLines({ matters, onShow }: OpenListProps) {
  const t = useTranslations("step");
  const { cite } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const detailOf = useDetail();
  const show = (id: ClauseId): void => {
    onShow();
    take(id);
  };
  return (
    <>
      <ul>
        {matters.slice(0, DRAWN_MAX).map((one, i) => {
          const { clauseId } = one;
          const detail = detailOf(one);
          const name = clauseId === null ? t("atStart") : cite(clauseId);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- the list is made anew as a whole
            <li key={i}>
              {clauseId === null ? (
                name
              ) : (
                <Button look="link" aria-label={t("show", { clause: name })} onPress={() => show(clauseId)}>
                  {name}
                </Button>
              )}
              {detail === "" ? null : <span> · {detail}</span>}
            </li>
          );
        })}
      </ul>
      {matters.length > DRAWN_MAX ? (
        <p className="quiet">{t("more", { n: matters.length - DRAWN_MAX })}</p>
      ) : null}
    </>
  );
}

function useDetail(): (one: OpenMatter) => string {
  const t = useTranslations("step.line");
  const { symbolOf } = useDelegations();
  const namePending = usePendingName();
  return (one) => {
    switch (one.kind) {
      case "cannotAccept":
        return t(!one.stops ? "mayNotStop" : one.unanswered === true ? "unanswered" : "who", {
          who: symbolOf(one.delegationId),
        });
      case "awaitsInstructions":
      case "reservation":
        return t("who", { who: symbolOf(one.delegationId) });
      case "bracket":
        return t("brackets", { n: one.count });
      case "proposal":
        return t("proposal", { label: one.label });
      case "huddle":
        return t("huddle", { n: one.n });
      case "pending":
        return t(one.objected === true ? "notYet" : "pending", { who: namePending(one.pending) });
      case "notAgreed":
      case "adReferendum":
      case "silence":
      case "parked":
        return "";
    }
  };
}
