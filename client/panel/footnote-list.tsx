import { useTranslations } from "use-intl";
import { footnotesInOrder } from "../../shared/opinion/canonical-text.ts";
import { Button } from "../ui/button.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { Situation } from "../opinion/situation.ts";
import { usePerform } from "../opinion/use-perform.ts";

/** The footnotes of the clause in the order of their places; each can be changed where that is open. */
export function ClauseFootnotes({ situation }: { situation: Situation }) {
  const t = useTranslations();
  const { snapshot, refusalOf } = useOpenedOpinion();
  const { askFirst } = usePerform();
  const { clause, words } = situation;
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
                onPress={() => askFirst({ kind: "footnote", clauseId: clause.id, footnoteId: note.id })}
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
