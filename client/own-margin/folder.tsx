import { useTranslations } from "use-intl";
import { wordsAway } from "../../shared/text/words-away.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { nameOf, type OwnNote } from "./own-margin.ts";
import { OwnPaper } from "./own-paper.tsx";

type FolderProps = { readonly notes: ReadonlyMap<string, OwnNote>; readonly onDone: () => void };

/** The folder that every delegate carries: each clause of this Opinion beside which something is noted. */
export function Folder({ notes, onDone }: FolderProps) {
  const t = useTranslations("ownMargin");
  const forum = useForum();
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const { snapshot, cite } = useOpenedOpinion();
  const { document } = snapshot;
  const own = forum.delegations.find(({ id }) => id === forum.me.delegationId);
  const noted = document.clauses.flatMap((clause) => {
    const note = notes.get(nameOf({ opinion: document.id, clause: clause.id }));
    const isEmpty = note === undefined || (note.instructions + note.fallBack === "" && note.cleared === null);
    return isEmpty ? [] : [{ clause, note }];
  });
  return (
    <OwnPaper onDone={onDone}>
      <h1>{t("folderTitle", { delegation: own === undefined ? "" : wordsOf(own.name) })}</h1>
      <p>
        {document.title} · {t("folderNote")}{" "}
        {t("printedAt", { at: instants.inZone(forum.now, forum.timeZone) })}
      </p>
      {noted.length === 0 ? <p>{t("none")}</p> : null}
      {noted.map(({ clause, note }) => (
        <section key={clause.id}>
          <h2>{capitalized(cite(clause.id))}</h2>
          <p className="words">{clause.text}</p>
          <dl>
            <Line name={t("instructions")} words={note.instructions} />
            <Line name={t("fallBack")} words={note.fallBack} />
            <Line name={t("sheetCleared")} words={note.cleared?.text ?? ""} />
          </dl>
          {note.cleared === null ? null : (
            <p>{t("away", { n: wordsAway(note.cleared.text, clause.text) })}</p>
          )}
        </section>
      ))}
    </OwnPaper>
  );
}

function Line({ name, words }: { name: string; words: string }) {
  return words === "" ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
}
