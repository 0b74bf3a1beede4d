import { Field } from "./field.tsx";

export const WORD_TYPES = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

type FileFieldProps = {
  readonly label: string;
  /** As of an input's `accept`. */
  readonly accept: string;
  readonly onChoose: (file: File) => void;
};

/** Lets the person choose one file. */
export function FileField({ label, accept, onChoose }: FileFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="file"
          accept={accept}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) onChoose(file);
            // The same file may be chosen again after it was mended.
            event.target.value = "";
          }}
        />
      )}
    </Field>
  );
}
