import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { useOwnMargin } from "./this-margin.ts";

const PASSPHRASE_CHARS_MIN = 8;

/** Chooses a passphrase, twice, or asks for it. */
export function PassphraseDialog({ first, onClose }: { first: boolean; onClose: () => void }) {
  const t = useTranslations("ownMargin");
  const ui = useTranslations("ui");
  const { margin } = useOwnMargin();
  const [words, setWords] = useState("");
  const [again, setAgain] = useState("");
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    if (first && words.length < PASSPHRASE_CHARS_MIN)
      return setWrong(t("tooShort", { n: PASSPHRASE_CHARS_MIN }));
    if (first && words !== again) return setWrong(t("notSame"));
    setBusy(true);
    if (first) await margin.begin(words);
    else if (!(await margin.unlock(words))) {
      setBusy(false);
      return setWrong(t("wrong"));
    }
    onClose();
  };

  return (
    <Dialog title={t(first ? "beginTitle" : "unlockTitle")} onClose={onClose}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {first ? <p className="quiet">{t("beginExplain")}</p> : null}
        <Passphrase label={t("passphrase")} value={words} isNew={first} isFirst onChange={setWords} />
        {first ? <Passphrase label={t("again")} value={again} isNew onChange={setAgain} /> : null}
        {wrong === "" ? null : (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        )}
        <DialogActs>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button look="main" type="submit" isDisabled={busy}>
            {t(first ? "beginDo" : "unlockDo")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

type PassphraseProps = {
  readonly label: string;
  readonly value: string;
  readonly isNew: boolean;
  readonly isFirst?: boolean;
  readonly onChange: (value: string) => void;
};

function Passphrase({ label, value, isNew, isFirst = false, onChange }: PassphraseProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        // The one field of the question that was just asked for.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: see above
        autoFocus={isFirst}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
