import { useTranslations } from "use-intl";
import type { LanguageDifference } from "../../shared/concordance/difference.ts";
import { translationHash } from "../../shared/opinion/clause-translation.ts";
import type { RowState } from "../../shared/document/row-state.ts";
import type { WorkingRow } from "../../shared/language-version/working-rows.ts";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { WORK_LANGUAGES, type WorkLanguage } from "../../shared/text/work-language.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { TextDifference } from "../opinion/text-difference.tsx";
import type { PageRoom } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { RowFindings } from "./row-findings.tsx";
import { type TranslationDraft, useTranslationDraft } from "./use-translation-draft.ts";

const GLYPHS: Readonly<Record<RowState, string>> = { missing: "–", draft: "○", confirmed: "●", stale: "◌" };

export type RowProps = {
  readonly row: WorkingRow;
  readonly language: WorkLanguage;
  readonly room: PageRoom;
  readonly found: readonly LanguageDifference[];
  readonly mayWrite: boolean;
  readonly mayConfirm: boolean;
};

/** A clause of the text, and beside it the same in another language: its words, their state and what differs. */
export function WorkingRowLine({ row, language, room, found, mayWrite, mayConfirm }: RowProps) {
  const t = useTranslations("translation");
  const { nameOf } = useOpenedOpinion();
  const draft = useTranslationDraft(row, { room, language });
  const { clause, state } = row;
  const dir = language === "ar" ? "rtl" : "ltr";
  const label = t("words", { clause: nameOf(clause.id), language: WORK_LANGUAGES[language] });
  return (
    <tr id={`row-${clause.id}`} className={clause.kind}>
      <td dir="auto">
        {clause.number === "" ? null : <bdi className="number">{clause.number}</bdi>} {clause.text}
        {clause.locked ? <span className="quiet">{t("locked")}</span> : null}
        {clause.mark === null ? null : (
          <span className="quiet">
            {t(clause.mark.tier === "agreed" ? "markedAgreed" : "markedAdReferendum")}
          </span>
        )}
      </td>
      <td>
        {mayWrite ? (
          <textarea
            className="input"
            aria-label={label}
            lang={language}
            dir={dir}
            rows={Math.max(2, Math.ceil(draft.text.length / 60))}
            maxLength={CLAUSE_CHARS_MAX}
            value={draft.text}
            onChange={({ target }) => draft.write(target.value)}
            onBlur={draft.save}
          />
        ) : (
          <p lang={language} dir={dir}>
            {row.text}
          </p>
        )}
        <p className="version-files quiet">
          <span aria-hidden="true">{GLYPHS[state]}</span>
          <span>{t(`state.${state}`)}</span>
          {row.fromBase === null ? null : <span>{t("fromBase", { n: row.fromBase })}</span>}
          <span role="status">{draft.state === "saved" ? "" : <DraftState draft={draft} />}</span>
          {mayConfirm ? (
            <ConfirmRow row={row} language={language} isUnsaved={draft.state !== "saved"} />
          ) : null}
        </p>
        {draft.state === "changed" ? <BothTexts theirs={row.text} draft={draft} /> : null}
        {state === "stale" ? (
          <div>
            <p className="quiet">{t("changedSince")}</p>
            <TextDifference before={row.original} now={clause.text} />
            {mayWrite ? <Button onPress={draft.stillRight}>{t("stillRight")}</Button> : null}
          </div>
        ) : null}
        <RowFindings found={found} />
      </td>
    </tr>
  );
}

function DraftState({ draft: { state, refusal } }: { draft: TranslationDraft }) {
  const t = useTranslations("translation");
  const { sayRefusal } = useOpenedOpinion();
  if (state === "failed" && refusal !== null) return sayRefusal(refusal);
  return t(state === "sending" ? "sending" : "unsaved");
}

/** Two people wrote one row: both texts stand, and the second person decides (rule X45). */
function BothTexts({ theirs, draft }: { theirs: string; draft: TranslationDraft }) {
  const t = useTranslations("translation");
  return (
    <div className="warning start" role="alert">
      <p>{t("changed")}</p>
      <blockquote dir="auto">{theirs === "" ? t("state.missing") : theirs}</blockquote>
      <p>
        <Button onPress={draft.keepMine}>{t("keepMine")}</Button>{" "}
        <Button onPress={draft.takeTheirs}>{t("takeTheirs")}</Button>
      </p>
    </div>
  );
}

type ConfirmProps = Pick<RowProps, "row" | "language"> & { readonly isUnsaved: boolean };

/** For people whom the forum named: the row says what the original says, or no longer (rule X46). */
function ConfirmRow({ row: { row, clause, state }, language, isUnsaved }: ConfirmProps) {
  const t = useTranslations("translation");
  const { ask, nameOf } = useOpenedOpinion();
  if (row === null || state === "stale") return null;
  const of = { clauseId: clause.id, language };
  const name = { clause: nameOf(clause.id) };
  if (state === "confirmed")
    return (
      <Button
        aria-label={t("takeBackNamed", name)}
        onPress={() => void ask({ type: "takeBackConfirmation", ...of }, t("takenBack", name))}
      >
        {t("takeBack")}
      </Button>
    );
  return (
    <Button
      aria-label={t("confirmNamed", name)}
      isDisabled={isUnsaved}
      onPress={() =>
        void ask({ type: "confirmTranslation", ...of, hash: translationHash(row) }, t("confirmed", name))
      }
    >
      {t("confirm")}
    </Button>
  );
}
