import { useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { ownTitleOf, shelvedPhrases } from "../../shared/agreed-language/shelved-text.ts";
import { bytesOf } from "../../shared/text/bytes-of.ts";
import { SHELVED_NAME_CHARS_MAX, SHELVED_TEXT_BYTES_MAX } from "../../shared/limits.ts";
import { readText } from "../../shared/plain-text/read-text.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { PlainTextField } from "../ui/plain-text-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { UnplacedLines } from "../ui/unplaced-lines.tsx";
import { Phrases } from "./phrases.tsx";

/** Puts a text on the shelf: what was understood of it is read before it is kept. */
export function ShelveDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { sending, send } = useForumForm(onClose);
  const [text, textField] = useText();
  // Null: as the text titles itself.
  const [titled, setTitled] = useState<string | null>(null);
  const [source, sourceField] = useText();
  const read = useDeferredValue(text);
  const phrases = useMemo(() => shelvedPhrases(read), [read]);
  const unplaced = useMemo(() => (read.trim() === "" ? [] : readText(read).unplaced), [read]);
  const itself = useMemo(() => ownTitleOf(read).slice(0, SHELVED_NAME_CHARS_MAX), [read]);
  const title = titled ?? itself;
  const complete =
    title.trim() !== "" &&
    source.trim() !== "" &&
    phrases.length > 0 &&
    bytesOf(text) <= SHELVED_TEXT_BYTES_MAX;
  const submit = (): void => {
    const asked = { type: "shelveText" as const, title: title.trim(), source: source.trim(), text };
    send(asked, t("shelf.added", { source: source.trim() }));
  };
  return (
    <FormDialog
      sending={sending}
      title={t("shelf.addTitle")}
      wide
      seen={t("shelf.allSee")}
      doWords={t("shelf.addDo")}
      isDisabled={!complete}
      onSubmit={submit}
      onClose={onClose}
    >
      <PlainTextField
        label={t("shelf.itsText")}
        help={t("shelf.itsTextHelp")}
        {...textField}
        isTooLong={bytesOf(text) > SHELVED_TEXT_BYTES_MAX}
      />
      {phrases.length === 0 ? null : (
        <details open>
          <summary>{t("shelf.understood", { n: phrases.length })}</summary>
          <Phrases phrases={phrases} />
        </details>
      )}
      <UnplacedLines unplaced={unplaced} />
      <TextField
        label={t("shelf.title")}
        value={title}
        maxLength={SHELVED_NAME_CHARS_MAX}
        onChange={setTitled}
      />
      <TextField
        label={t("shelf.source")}
        help={t("shelf.sourceHelp")}
        {...sourceField}
        maxLength={SHELVED_NAME_CHARS_MAX}
      />
    </FormDialog>
  );
}
