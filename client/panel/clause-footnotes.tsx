import { useTranslations } from "use-intl";
import { footnotesInOrder } from "../../shared/opinion/canonical-text.ts";
import { Button } from "../ui/button.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";

/** The footnotes of the clause in the order of their places; each can be changed where that is open. */
export function ClauseFootnotes({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations();
  const { snapshot, refusalOf } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const { clause, words } = selectedClause;
  const ordered = footnotesInOrder(clause, snapshot.words.get(clause.id) ?? []);
  if (ordered.length === 0) return null;
  const open = refusalOf("footnote") === null;
  return (
    <section>
      <h3>{t("panel.footnotes")}</h3>
      <ol className="footnotes">
        {ordered.map((note, i) => {
          const n = words.footnotes[i]?.n ?? i + 1;
          return (
            <li key={note.id}>
              <sup>{n}</sup> <span>{note.text}</span>
              <Button
                look="icon"
                isDisabled={!open}
                aria-label={t("acts.editFootnoteName", { n })}
                onPress={() => openDialog({ kind: "footnote", clauseId: clause.id, footnoteId: note.id })}
              >
                ✎
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
