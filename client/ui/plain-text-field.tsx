import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";

type PlainTextFieldProps = {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly isTooLong: boolean;
  /** It has no file of its own: files are chosen beside it. */
  readonly isTyped?: boolean;
  /** `name`: the file's that the text came out of. */
  readonly onChange: (text: string, name?: string) => void;
};

/** A whole text, pasted or out of a file. A text that is too long says so, and is not cut. */
export function PlainTextField({
  label,
  help,
  value,
  isTooLong,
  isTyped = false,
  onChange,
}: PlainTextFieldProps) {
  const t = useTranslations("ui");
  const input = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    try {
      // Not letters of any plain text: another kind of file.
      onChange(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()), file.name);
      setUnread(false);
    } catch {
      setUnread(true);
    }
  };
  return (
    <Field
      label={label}
      help={help}
      wrong={isTooLong || unread ? t(isTooLong ? "textTooLong" : "textUnread") : null}
    >
      {(control) => (
        <>
          <textarea
            {...control}
            className="input"
            dir="auto"
            rows={6}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <div hidden={isTyped}>
            <input
              ref={input}
              type="file"
              hidden
              accept=".txt,.md,text/plain,text/markdown"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                // The same file may be chosen again after it was mended.
                event.target.value = "";
              }}
            />
            <Button onPress={() => input.current?.click()}>{t("textFile")}</Button>
          </div>
        </>
      )}
    </Field>
  );
}
