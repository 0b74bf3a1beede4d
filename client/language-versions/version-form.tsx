import { useState } from "react";
import { useTranslations } from "use-intl";
import type { LanguageVersion } from "../../shared/opinion/language-version.ts";
import type { MatchedVersionClause, VersionPreview } from "../../shared/language-version/match-version.ts";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { DialogForm } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { Sending } from "../ui/use-sending.ts";
import { NotUnderstoodLines } from "../files/not-understood-lines.tsx";
import { isolated } from "../i18n/isolated.ts";

type VersionFormProps = {
  readonly preview: VersionPreview;
  readonly of: Pick<LanguageVersion, "baseText" | "language" | "standing">;
  readonly onAgain: () => void;
  readonly sending: Sending;
  readonly onClose: () => void;
};

const NAME_CHARS = 40;
const cut = (text: string): string => (text.length > NAME_CHARS ? `${text.slice(0, NAME_CHARS)}…` : text);

/** Shows a translation as it was read, clause by clause, to be corrected by hand before it is kept. */
export function VersionForm({ preview, of, onAgain, sending, onClose }: VersionFormProps) {
  const t = useTranslations("languageVersion");
  const { ask } = useOpenedOpinion();
  const [written, setWritten] = useState<ReadonlyMap<string, string>>(new Map());
  const { clauses, left, not, name, sha256 } = preview;
  const wordsOf = (one: MatchedVersionClause): string => written.get(one.id) ?? one.version;
  const write = (id: string, words: string): void => setWritten(new Map(written).set(id, words));
  const filled = clauses.filter((one) => wordsOf(one).trim() !== "");
  const keep = (): void => {
    const { language, baseText: n } = of;
    const kept = filled.map((one) => ({ clauseId: one.id, text: wordsOf(one).trim() }));
    const done = t("done", { n, language: WORK_LANGUAGES[language] });
    const command = { type: "keepLanguageVersion", ...of, sha256, name, clauses: kept } as const;
    sending.send(async (refuse) => (await ask(command, done, refuse)) !== null);
  };
  return (
    <DialogForm
      extraClass="version-form"
      more={<Button onPress={onAgain}>{t("again")}</Button>}
      doWords={t("keep")}
      isDisabled={filled.length === 0}
      onSubmit={keep}
      onClose={onClose}
    >
      <p role="status">{t("found", { found: filled.length, of: clauses.length, name: isolated(name) })}</p>
      {left.length === 0 ? null : (
        <section>
          <h3>{t("left")}</h3>
          <ul className="lines">
            {left.map(({ line, words }) => (
              <li key={line}>
                <span dir="auto">{t("leftLine", { line, words })}</span>
                <Select
                  label={t("takeTo", { line })}
                  chosen=""
                  onChoose={(id) => write(id, words)}
                  choices={[
                    { value: "", words: t("nowhere") },
                    ...clauses.map((one) => ({
                      value: one.id as string,
                      words: `${one.number} ${one.text}`.trim().slice(0, 80),
                    })),
                  ]}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {not.length === 0 ? null : <NotUnderstoodLines not={not} heading={t("not")} />}
      {clauses.map((one) => {
        const clause = `${one.number} ${one.text}`.trim();
        const by = written.has(one.id) ? "hand" : (one.by ?? "none");
        return (
          <div key={one.id} className="one" role="group" aria-label={clause}>
            <p className="quiet" dir="auto">
              {clause} <span className="faint">({t(`by_.${by}`)})</span>
            </p>
            <TextField
              label={t("words", {
                clause: one.number === "" ? cut(one.text) : one.number,
                language: WORK_LANGUAGES[of.language],
              })}
              lines="several"
              value={wordsOf(one)}
              maxLength={CLAUSE_CHARS_MAX}
              onChange={(words) => write(one.id, words.replaceAll("\n", " "))}
            />
          </div>
        );
      })}
    </DialogForm>
  );
}
