import { type CSSProperties, memo } from "react";
import { useTranslations } from "use-intl";
import type { Proponent } from "../../shared/negotiation/proposal.ts";
import type { ProposalChange } from "../../shared/negotiation/proposal-changes.ts";
import { useProponentColour, useWhose } from "./whose.ts";

type RedlineProps = {
  readonly changes: readonly ProposalChange[];
  readonly language?: string;
  /** Its insertions have the colour and the name of this proponent. */
  readonly of?: Proponent;
};

/** Words word by word against their base; the direction of writing follows from the words themselves. */
export const Redline = memo(function Redline({ changes, language, of }: RedlineProps) {
  const t = useTranslations();
  const colourOf = useProponentColour();
  const whose = useWhose();
  if (changes.length === 0) return <p className="proposed-words quiet">{t("proposal.noWords")}</p>;
  const by = of === undefined ? {} : { style: { "--by": colourOf(of) } as CSSProperties };
  const name = of === undefined ? {} : { insertedBy: t("sheet.insertedBy", { who: whose(of) }) };
  return (
    <p className="proposed-words" dir="auto" {...(language === undefined ? {} : { lang: language })} {...by}>
      {changes.map((part, index) =>
        part.kind === "same" ? (
          // A stretch has no id: its place is what it is.
          // oxlint-disable-next-line react/no-array-index-key -- reason: see above
          <span key={index}>{part.text}</span>
        ) : (
          <RedlineChange key={`change${part.n}`} change={part} {...name} />
        ),
      )}
    </p>
  );
});

type ChangeProps = {
  readonly change: Extract<ProposalChange, { kind: "change" }>;
  readonly insertedBy?: string;
};

/** Shows the removed text before the added text. White space at their edges is neither struck nor underlined. */
export function RedlineChange({ change: { removed, added }, insertedBy }: ChangeProps) {
  return (
    <>
      <Marked words={removed} as="del" />
      <Marked words={added} as="ins" title={insertedBy} />
    </>
  );
}

type MarkedProps = { words: string; as: "ins" | "del"; title?: string | undefined };

function Marked({ words, as: Mark, title }: MarkedProps) {
  const inner = words.trim();
  if (inner === "") return words === "" ? null : <Mark title={title}>{words}</Mark>;
  const start = words.indexOf(inner);
  return (
    <>
      {words.slice(0, start)}
      <Mark title={title}>{inner}</Mark>
      {words.slice(start + inner.length)}
    </>
  );
}
