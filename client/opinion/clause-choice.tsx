import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { Selection } from "../ui/choices.tsx";
import { useNumberedClauses } from "./numbered-clauses.ts";

type ClauseChoiceProps = {
  readonly id: OpinionId;
  readonly number: string;
  readonly chosen: readonly ClauseId[];
  readonly onChange: (chosen: readonly ClauseId[]) => void;
};

/** Asks for paragraphs of an Opinion, by their numbers. */
export function ClauseChoice({ id, number, chosen, onChange }: ClauseChoiceProps) {
  const t = useTranslations("plan.ask");
  const read = useNumberedClauses(id);
  if (read.kind === "loading") return null;
  if (read.kind === "failed") return <p className="quiet">{t("clausesFailed")}</p>;
  return (
    <Selection<ClauseId>
      label={t("clauses", { number })}
      lines
      choices={read.here.map((one) => ({ value: one.id, words: one.words }))}
      chosen={new Set(chosen)}
      onChange={(ids) => onChange([...ids])}
    />
  );
}

/** Names paragraphs of an Opinion; each leads to its place. */
export function ClauseLinks({ id: opinionId, chosen }: Pick<ClauseChoiceProps, "id" | "chosen">) {
  const clauses = useNumberedClauses(opinionId);
  if (clauses.kind !== "here") return null;
  return (
    <ul className="clause-links">
      {clauses.here
        .filter(({ id }) => chosen.includes(id))
        .map(({ id, words }) => (
          <li key={id}>
            <Link href={`/opinions/${opinionId}?clause=${id}`}>{words}</Link>
          </li>
        ))}
    </ul>
  );
}
