import { useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useOwnMargin } from "./this-margin.ts";

const PASSPHRASE_CHARS_MIN = 8;

/** Chooses a passphrase, twice, or asks for it. */
export function PassphraseDialog({ first, onClose }: { first: boolean; onClose: () => void }) {
  const t = useTranslations("ownMargin");
  const { margin } = useOwnMargin();
  const [words, setWords] = useState("");
  const [again, setAgain] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const sending = useSending(onClose);

  const isShort = first && words.length < PASSPHRASE_CHARS_MIN;
  const submit = (): void => {
    if (isShort) return setWrong(t("tooShort", { n: PASSPHRASE_CHARS_MIN }));
    if (first && words !== again) return setWrong(t("notSame"));
    sending.send(async () => {
      if (first) await margin.begin(words);
      else if (!(await margin.unlock(words))) {
        setWrong(t("wrong"));
        return false;
      }
      return true;
    });
  };

  return (
    <FormDialog
      sending={sending}
      title={t(first ? "beginTitle" : "unlockTitle")}
      doWords={t(first ? "beginDo" : "unlockDo")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      {first ? <p className="quiet">{t("beginExplain")}</p> : null}
      <Passphrase
        label={t("passphrase")}
        value={words}
        isNew={first}
        isFirst
        wrong={first && !isShort ? null : wrong}
        onChange={setWords}
      />
      {first ? (
        <Passphrase
          label={t("again")}
          value={again}
          isNew
          wrong={isShort ? null : wrong}
          onChange={setAgain}
        />
      ) : null}
    </FormDialog>
  );
}

type PassphraseProps = {
  readonly label: string;
  readonly value: string;
  readonly isNew: boolean;
  readonly isFirst?: boolean;
  readonly wrong: string | null;
  readonly onChange: (value: string) => void;
};

function Passphrase({ label, value, isNew, isFirst = false, wrong, onChange }: PassphraseProps) {
  return (
    <Field label={label} wrong={wrong}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="password"
          autoComplete={isNew ? "new-password" : "current-password"}
          // The one field of the question that was just asked for.
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: see above
          autoFocus={isFirst}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
