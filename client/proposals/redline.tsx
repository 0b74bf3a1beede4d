import { memo } from "react";
import { useTranslations } from "use-intl";
import type { ProposalChange } from "../../shared/negotiation/proposal-changes.ts";

type RedlineProps = { readonly changes: readonly ProposalChange[]; readonly language?: string };

/** Words word by word against their base; the direction of writing follows from the words themselves. */
export const Redline = memo(function Redline({ changes, language }: RedlineProps) {
  const t = useTranslations("proposal");
  if (changes.length === 0) return <p className="proposed-words quiet">{t("noWords")}</p>;
  return (
    <p className="proposed-words" dir="auto" {...(language === undefined ? {} : { lang: language })}>
      {changes.map((part, index) =>
        part.kind === "same" ? (
          // A stretch has no id: its place is what it is.
          // oxlint-disable-next-line react/no-array-index-key -- reason: see above
          <span key={index}>{part.text}</span>
        ) : (
          <RedlineChange key={`change${part.n}`} change={part} />
        ),
      )}
    </p>
  );
});

type ChangeProps = { readonly change: Extract<ProposalChange, { kind: "change" }> };

/** Shows the removed text before the added text. White space at their edges is neither struck nor underlined. */
export function RedlineChange({ change: { removed, added } }: ChangeProps) {
  return (
    <>
      <Marked words={removed} as="del" />
      <Marked words={added} as="ins" />
    </>
  );
}

function Marked({ words, as: Mark }: { words: string; as: "ins" | "del" }) {
  const inner = words.trim();
  if (inner === "") return words === "" ? null : <Mark>{words}</Mark>;
  const start = words.indexOf(inner);
  return (
    <>
      {words.slice(0, start)}
      <Mark>{inner}</Mark>
      {words.slice(start + inner.length)}
    </>
  );
}
