import { useState } from "react";
import { useTranslations } from "use-intl";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { CleanUpTable } from "./clean-up-table.tsx";
import { FrozenText } from "../opinion/frozen-text.tsx";

type BaseTextsDialogProps = { readonly first: number | null; readonly onClose: () => void };

/** Every base text that was made, each to be read as it was frozen (rule S2). */
export function BaseTextsDialog({ first, onClose }: BaseTextsDialogProps) {
  const t = useTranslations("baseText");
  const say = useTranslations();
  const { snapshot } = useOpenedOpinion();
  const { baseTexts } = snapshot.opinion;
  const [n, setN] = useState(first ?? baseTexts.at(-1)?.n ?? 0);
  const nameOf = useBaseTextName();
  const read = baseTexts.find((one) => one.n === n);
  return (
    <Dialog title={t("listTitle")} onClose={onClose} wide>
      {read === undefined ? (
        <p>{t("none")}</p>
      ) : (
        <>
          {baseTexts.length === 1 ? null : (
            <Select
              label={t("choose")}
              chosen={String(n)}
              onChoose={(chosen) => setN(Number(chosen))}
              choices={baseTexts.toReversed().map((one) => ({ value: String(one.n), words: nameOf(one) }))}
            />
          )}
          <AsFrozen baseText={read} />
        </>
      )}
      <DialogActs>
        <Button look="main" onPress={onClose}>
          {say("ui.close")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

/** "Base text 2: Text after the second meeting". */
function useBaseTextName(): (one: BaseText) => string {
  const t = useTranslations("baseText");
  return ({ n, name }) => (name === "" ? t("numbered", { n }) : `${t("numbered", { n })}: ${name}`);
}

function AsFrozen({ baseText }: { baseText: BaseText }) {
  const t = useTranslations("baseText");
  const instants = useInstants();
  const { timeZone } = useForum();
  const c = useTranslations("cleanUp");
  const { snapshot, whom } = useOpenedOpinion();
  const cleanUps = snapshot.opinion.cleanUps.filter((one) => one.baseText === baseText.n);
  const nameOf = useBaseTextName();
  const brackets = baseText.clauses.reduce((sum, one) => sum + one.brackets.length, 0);
  return (
    <section className="frozen" aria-label={t("reading", { name: nameOf(baseText) })}>
      <h3>{nameOf(baseText)}</h3>
      <p className="quiet">
        {t("madeBy", {
          who: whom(baseText.by, baseText.forumSeq).spoken,
          at: instants.inZone(baseText.at, timeZone),
          zone: timeZone,
        })}
        {brackets === 0 ? "" : ` ${t("brackets", { n: brackets })}`}
      </p>
      <p className="faint frozen-hash">
        {t("hash")} <code>{baseText.hash}</code>
      </p>
      <FrozenText clauses={baseText.clauses} />
      {cleanUps.map((one) => (
        <section key={one.seq} className="frozen" aria-label={c("heading")}>
          <h3>{c("title")}</h3>
          <p className="quiet">
            {c("madeBy", {
              n: one.baseText,
              who: whom(one.by, one.forumSeq).spoken,
              at: instants.inZone(one.at, timeZone),
              zone: timeZone,
            })}
          </p>
          <CleanUpTable table={one} tense="past" />
        </section>
      ))}
    </section>
  );
}
