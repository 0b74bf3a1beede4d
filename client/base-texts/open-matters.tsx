import { useTranslations } from "use-intl";
import type { Comment } from "../../shared/negotiation/comment.ts";
import { type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Select } from "../ui/select.tsx";
import { ReasonField } from "../ui/reason-field.tsx";

/** Fate of one open matter. */
export type Verdict = { readonly kind: "moves" } | { readonly kind: "lapses"; readonly reason: string };

type OpenMattersProps = {
  readonly proposals: readonly Proposal[];
  readonly threads: readonly Comment[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Whoever makes the base text has pressed, and something is still to be said. */
  readonly isTried: boolean;
  readonly onJudge: (id: string, verdict: Verdict) => void;
};

const EXCERPT_CHARS = 60;

/** Running proposals and the room's open threads: each moves on, or lapses with a reason (rule S7). */
export function OpenMatters({ proposals, threads, verdicts, isTried, onJudge }: OpenMattersProps) {
  const t = useTranslations("baseText");
  const say = useTranslations("proposal");
  const { cite, whom } = useOpenedOpinion();
  const nothing = proposals.length === 0 && threads.length === 0;
  const shared = { verdicts, isTried, onJudge };
  return (
    <section className="open-matters">
      <h3>{t("open")}</h3>
      <p className="quiet">{nothing ? t("nothingOpen") : t("openExplain")}</p>
      {proposals.length === 0 ? null : (
        <>
          <h4>{t("proposals")}</h4>
          <ul className="matters">
            {proposals.map((one) => (
              <Matter
                key={one.id}
                id={one.id}
                what={t("proposal", {
                  label: proposalLabel(one),
                  kind: say(`kind.${one.kind}`),
                  clause: one.clauseId === null ? t("atStart") : cite(one.clauseId),
                })}
                mustBeNamed={one.review !== null}
                {...shared}
              />
            ))}
          </ul>
        </>
      )}
      {threads.length === 0 ? null : (
        <>
          <h4>{t("threads")}</h4>
          <ul className="matters">
            {threads.map((one) => (
              <Matter
                key={one.id}
                id={one.id}
                what={t("thread", { who: whom(one.by, one.forumSeq).label, text: excerpt(one.text) })}
                mustBeNamed={false}
                {...shared}
              />
            ))}
          </ul>
        </>
      )}
      <p className="quiet">{t("silent")}</p>
    </section>
  );
}

const excerpt = (text: string): string =>
  text.length <= EXCERPT_CHARS ? text : `${text.slice(0, EXCERPT_CHARS).trimEnd()} …`;

type MatterProps = Pick<OpenMattersProps, "verdicts" | "isTried" | "onJudge"> & {
  readonly id: string;
  readonly what: string;
  /** It waits for a review: nothing is said for it until somebody does. */
  readonly mustBeNamed: boolean;
};

function Matter({ id, what, mustBeNamed, verdicts, isTried, onJudge }: MatterProps) {
  const t = useTranslations("baseText");
  const verdict = verdicts.get(id) ?? (mustBeNamed ? null : ({ kind: "moves" } as const));
  return (
    <li>
      <Select<"choose" | Verdict["kind"]>
        label={what}
        chosen={verdict?.kind ?? "choose"}
        onChoose={(kind) => {
          if (kind === "moves") onJudge(id, { kind });
          if (kind === "lapses") onJudge(id, { kind, reason: "" });
        }}
        choices={[
          ...(verdict === null
            ? [{ value: "choose" as const, words: t("verdict.choose"), disabled: true }]
            : []),
          { value: "moves", words: t("verdict.moves") },
          { value: "lapses", words: t("verdict.lapses") },
        ]}
      />
      {mustBeNamed && verdict === null ? <p className="warning">{t("inReview")}</p> : null}
      {verdict?.kind === "lapses" ? (
        <ReasonField
          label={t("reasonFor", { what })}
          value={verdict.reason}
          wrong={isTried && verdict.reason.trim() === "" ? t("needsReason") : null}
          focusFirst
          onChange={(reason) => onJudge(id, { kind: "lapses", reason })}
        />
      ) : null}
    </li>
  );
}
