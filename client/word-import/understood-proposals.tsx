import { useTranslations } from "use-intl";
import type { UnderstoodProposal } from "../../shared/word-file/understood.ts";
import { isWorkLanguage, WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import type { PreviewProposal, WordPreview } from "../../shared/word-file/word-import.ts";
import { TextDifference } from "../opinion/text-difference.tsx";
import { Button } from "../ui/button.tsx";
import { toggled } from "./toggled.ts";
import { comma } from "../i18n/list-signs.ts";

type UnderstoodProposalsProps = {
  readonly preview: WordPreview;
  readonly chosen: ReadonlySet<number>;
  readonly onChange: (chosen: ReadonlySet<number>) => void;
};

/** Proposals from the file, one by one, against the words that stand. */
export function UnderstoodProposals({ preview, chosen, onChange }: UnderstoodProposalsProps) {
  const t = useTranslations("wordFile");
  const { proposals } = preview.understood;
  if (proposals.length === 0) return <p>{t("noProposals")}</p>;
  return (
    <section aria-label={t("proposals")}>
      <h3>{t("proposals")}</h3>
      {proposals.length > 1 ? (
        <p>
          <Button onPress={() => onChange(new Set(proposals.map(({ n }) => n)))}>{t("chooseAll")}</Button>{" "}
          <Button onPress={() => onChange(new Set())}>{t("chooseNone")}</Button>
        </p>
      ) : null}
      <ul className="word-found">
        {proposals.map((one) => (
          <li key={one.n}>
            <label className="choice">
              <input
                type="checkbox"
                checked={chosen.has(one.n)}
                onChange={() => onChange(toggled(chosen, one.n))}
              />
              <ProposalName one={one} preview={preview} />
            </label>
            <ProposalWords one={one} preview={preview} />
            <p className="quiet">
              {[
                t("line", { line: one.line }),
                one.otherLanguage ? languageName(one.language) : "",
                one.authors.filter((name) => name !== "").join(comma()),
                one.compared ? t("compared") : "",
                one.byHand === true ? t("byHand") : "",
                one.movedWith === null ? "" : t("moved"),
                one.rebased ? t("rebased") : "",
                one.movedOn ? t("movedOn") : "",
                preview.already.includes(one.n) ? t("already") : "",
                one.reason === "" ? "" : t("because", { reason: one.reason }),
              ]
                .filter((words) => words !== "")
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const languageName = (language: string): string =>
  isWorkLanguage(language) ? WORK_LANGUAGES[language] : language;

/** The proposal whose words it would change. */
const targetOf = (on: UnderstoodProposal["on"], { proposals }: WordPreview): PreviewProposal | null =>
  on === null ? null : (proposals.find(({ id }) => id === on) ?? null);

type OneProps = { readonly one: UnderstoodProposal; readonly preview: WordPreview };

function ProposalName({ one: { kind, clauseId, on }, preview }: OneProps) {
  const t = useTranslations("wordFile");
  const target = targetOf(on, preview);
  if (target !== null)
    return <strong>{t(target.isOwn ? "rewordOwn" : "changeProposal", { label: target.label })}</strong>;
  const clause = preview.against.find(({ id }) => id === clauseId);
  const place =
    clause === undefined ? t("atStart") : clause.number === "" ? clause.text.slice(0, 60) : clause.number;
  return <strong>{t(`kinds.${kind}`, { place })}</strong>;
}

function ProposalWords({ one, preview }: OneProps) {
  const { kind, clauseId, on, text, language, otherLanguage } = one;
  const target = targetOf(on, preview);
  const stands = target?.text ?? preview.against.find(({ id }) => id === clauseId)?.text ?? "";
  // Words of another language are not compared, not even here.
  if (kind !== "delete" && otherLanguage)
    return (
      <>
        {kind === "change" ? (
          <p className="quiet" dir="auto">
            {stands}
          </p>
        ) : null}
        <p dir="auto" lang={language}>
          {text}
        </p>
      </>
    );
  return (
    <div dir="auto">
      <TextDifference before={kind === "add" ? "" : stands} now={kind === "delete" ? "" : text} />
    </div>
  );
}
