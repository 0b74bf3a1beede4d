import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { isCounted } from "../../shared/clause/clause.ts";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { comma } from "../i18n/list-signs.ts";

const SHOWN_CHARS_MAX = 90;

type SeveralDialogProps = {
  readonly first: Extract<SingleCommand, { type: "callForObjections" }>;
  readonly onClose: () => void;
};

/** Several paragraphs of one section in one call: each is bound to its own words. */
export function SeveralDialog({ first, onClose }: SeveralDialogProps) {
  const t = useTranslations("inMeeting.call");
  const { snapshot, nameOf, tryOut } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const section = useMemo(
    () => sectionOf(snapshot.document.clauses, first.clauses[0]!.clauseId),
    [snapshot.document.clauses, first],
  );
  const asked = ({ id, hash }: DocumentClause) => ({ clauseId: id, hash });
  const isOpen = (one: DocumentClause): boolean => tryOut({ ...first, clauses: [asked(one)] }) === null;
  const [chosen, setChosen] = useState<ReadonlySet<ClauseId>>(
    () => new Set(section.filter(isOpen).map(({ id }) => id)),
  );
  const clauses = section.filter(({ id }) => chosen.has(id));
  const submit = (): void =>
    askThenClose(
      { ...first, clauses: clauses.map(asked) },
      t("made", { clause: clauses.map(({ id }) => nameOf(id)).join(comma()) }),
    );
  return (
    <FormDialog
      title={t("severalTitle")}
      seen={t("severalSeen")}
      doWords={t("put")}
      isDisabled={clauses.length === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("severalExplain")}</p>
      <Selection<ClauseId>
        label={t("severalLabel")}
        lines
        chosen={chosen}
        onChange={setChosen}
        choices={section.map((one) => ({
          value: one.id,
          words: `${nameOf(one.id)}: ${shortened(one.text)}`,
          disabled: !isOpen(one),
        }))}
      />
    </FormDialog>
  );
}

const shortened = (text: string): string =>
  text.length > SHOWN_CHARS_MAX ? `${text.slice(0, SHOWN_CHARS_MAX)}…` : text;

/** The numbered paragraphs below the same verb. */
function sectionOf(clauses: readonly DocumentClause[], id: ClauseId): readonly DocumentClause[] {
  const at = clauses.findIndex((one) => one.id === id);
  const from = clauses.findLastIndex((one, i) => i < at && one.kind === "verb");
  const to = clauses.findIndex((one, i) => i > at && one.kind === "verb");
  return clauses.slice(from + 1, to === -1 ? undefined : to).filter((one) => isCounted(one.kind));
}
