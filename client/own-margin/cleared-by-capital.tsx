import { useState } from "react";
import { useTranslations } from "use-intl";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { wordsAway } from "../../shared/text/words-away.ts";
import { TextDifference } from "../opinion/text-difference.tsx";
import { Fetched } from "../opinion/fetched.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { lazyPart } from "../i18n/later-messages.ts";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import type { OwnNote } from "./own-margin.ts";

const AskDialog = lazyPart(async () => (await import("./ask-dialog.tsx")).AskDialog);

type ClearedProps = {
  readonly selectedClause: SelectedClause;
  readonly cleared: OwnNote["cleared"];
  readonly onPin: (cleared: OwnNote["cleared"]) => void;
};

/** Difference of the present words from what the capital cleared, told to this delegation alone. */
export function ClearedByCapital({ selectedClause, cleared, onPin }: ClearedProps) {
  const t = useTranslations("ownMargin");
  const { nameOf } = useOpenedOpinion();
  const { now } = useForum();
  const [asks, setAsks] = useState<"pin" | "capital" | null>(null);
  const { text } = selectedClause.words;
  const clause = nameOf(selectedClause.clause.id);
  const close = (): void => setAsks(null);
  const pin = (words: string): void => onPin({ text: words, at: now });
  return (
    <>
      <Away cleared={cleared} text={text} />
      <div className="own-acts">
        {cleared?.text === text || text.trim() === "" ? null : (
          <Button aria-label={t("pinName", { clause })} onPress={() => pin(text)}>
            {t("pin")}
          </Button>
        )}
        <Button onPress={() => setAsks("pin")}>{t("pinOther")}</Button>
        {cleared === null ? null : (
          <Button aria-label={t("unpinName", { clause })} onPress={() => onPin(null)}>
            {t("unpin")}
          </Button>
        )}
        <Button onPress={() => setAsks("capital")}>{t("ask")}</Button>
      </div>
      {asks === "pin" ? (
        <PinDialog
          title={t("pinTitle", { clause })}
          words={cleared?.text ?? text}
          onPin={pin}
          onClose={close}
        />
      ) : null}
      {asks === "capital" ? (
        <Fetched onGiveUp={close}>
          <AskDialog selectedClause={selectedClause} cleared={cleared} onClose={close} />
        </Fetched>
      ) : null}
    </>
  );
}

/** In words, and as a redline where they differ. */
function Away({ cleared, text }: { cleared: OwnNote["cleared"]; text: string }) {
  const t = useTranslations("ownMargin");
  const said = useSaidInstant();
  if (cleared === null) return <p className="quiet">{t("clearedNone")}</p>;
  const n = wordsAway(cleared.text, text);
  const isSame = cleared.text === text;
  return (
    <>
      <p className={isSame ? "away" : "away apart"}>
        {n === 0 && !isSame ? t("awaySigns") : t("away", { n })}{" "}
        <span className="faint">{t("pinnedAt", { at: said(cleared.at) })}</span>
      </p>
      {isSame ? null : <TextDifference before={cleared.text} now={text} />}
    </>
  );
}

type PinDialogProps = {
  readonly title: string;
  readonly words: string;
  readonly onPin: (words: string) => void;
  readonly onClose: () => void;
};

function PinDialog({ title, words: first, onPin, onClose }: PinDialogProps) {
  const t = useTranslations();
  const [words, wordsField] = useText(first);
  return (
    <FormDialog
      title={title}
      seen={t("ownMargin.folderNote")}
      doWords={t("ownMargin.pinDo")}
      isDisabled={words.trim() === ""}
      onSubmit={() => {
        if (words.trim() === "") return;
        onPin(words.trim());
        onClose();
      }}
      onClose={onClose}
    >
      <TextField
        label={t("ownMargin.pinField")}
        lines="several"
        {...wordsField}
        maxLength={CLAUSE_CHARS_MAX}
        focusFirst
      />
    </FormDialog>
  );
}
