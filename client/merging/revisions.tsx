import { useState } from "react";
import { useTranslations } from "use-intl";
import { clauseOfRow, mergingOf, type Revision } from "../../shared/merging/merging.ts";
import type { Provenance } from "../../shared/merging/provenance.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Unfold } from "../ui/unfold.tsx";
import { Differences } from "./differences.tsx";
import { ProvenanceTable } from "./provenance-table.tsx";

/** Published revisions stand beside the working text, the newest first (rule U7). */
export function Revisions() {
  const t = useTranslations("merging");
  const { snapshot } = useOpenedOpinion();
  const { revisions } = mergingOf(snapshot.opinion);
  return (
    <section aria-label={t("revisions")}>
      <h2>{t("revisions")}</h2>
      {revisions.length === 0 ? <p className="quiet">{t("noRevisions")}</p> : null}
      <ul className="revisions">
        {revisions.toReversed().map((revision) => (
          <OneRevision key={revision.id} revision={revision} />
        ))}
      </ul>
    </section>
  );
}

function OneRevision({ revision }: { revision: Revision }) {
  const t = useTranslations();
  const forum = useForum();
  const instants = useInstants();
  const wordsOf = useWordsOf();
  const { snapshot, whom, ask } = useOpenedOpinion();
  const [asking, setAsking] = useState(false);
  const { opinion, document } = snapshot;
  const { name, whose, basis } = revision;
  const numbers = new Map(document.clauses.map((one) => [one.id, one.number]));
  const numberOf = (row: Provenance): string => {
    const clauseId = clauseOfRow(revision, row);
    return (clauseId === null ? undefined : numbers.get(clauseId)) ?? "";
  };
  const mayTake = basis === null && mayDo(forum.me, opinion.groupId, "takeAsBasis") === null;
  const address = `/api/opinions/${opinion.id}/revisions/${revision.id}/provenance`;
  return (
    <li>
      <h3 dir="auto">{name}</h3>
      <p className="quiet">
        {t("merging.published", {
          who: whom(revision.by, revision.forumSeq).spoken,
          whose: t(`merging.whose.${whose}`),
          at: instants.brief(revision.at),
        })}
      </p>
      <p className="faint">{wordsOf(forum.standingWords)}</p>
      {basis === null ? (
        <p>{t("merging.standsBeside")}</p>
      ) : (
        <p>
          <span className="tag agreed">
            {t("merging.takenAsBasis", {
              who: whom(basis.by, basis.forumSeq).spoken,
              at: instants.brief(basis.at),
            })}
          </span>
        </p>
      )}
      {basis === null ? (
        <Unfold words={t("merging.differences")}>{() => <Differences rows={revision.rows} />}</Unfold>
      ) : null}
      <Unfold words={t("merging.table.heading")}>
        {() => (
          <>
            <ProvenanceTable
              caption={t("merging.table.caption", { name })}
              rows={revision.rows}
              numberOf={numberOf}
            />
            <p className="row-acts">
              {(["txt", "csv", "json"] as const).map((form) => (
                <a
                  key={form}
                  className="button"
                  href={`${address}.${form}`}
                  download=""
                  aria-label={t("merging.table.exportName", { name, form })}
                >
                  {form}
                </a>
              ))}
            </p>
          </>
        )}
      </Unfold>
      {mayTake ? (
        <Button aria-label={t("merging.takeBasisName", { name })} onPress={() => setAsking(true)}>
          {t("merging.takeBasis")}
        </Button>
      ) : null}
      {asking ? (
        <ConfirmDialog
          title={t("merging.takeBasisTitle", { name })}
          doWords={t("merging.takeBasisDo")}
          onClose={() => setAsking(false)}
          onDo={() => {
            setAsking(false);
            const { id: revisionId, hash: revisionHash } = revision;
            void ask(
              { type: "takeAsBasis", revisionId, revisionHash, hash: document.hash },
              t("merging.takenDone", { name }),
            );
          }}
        >
          <p>{t("merging.takeBasisExplain")}</p>
          <EndsMarks
            command={{
              type: "takeAsBasis",
              revisionId: revision.id,
              revisionHash: revision.hash,
              hash: document.hash,
            }}
          />
          <Differences rows={revision.rows} />
        </ConfirmDialog>
      ) : null}
    </li>
  );
}
