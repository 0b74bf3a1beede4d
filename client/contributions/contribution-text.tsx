import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSearch } from "wouter";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { useLinkedId, useLinkedPart } from "../opinion/linked-part.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { useContribution } from "../forum/use-contributions.ts";

type ContributionTextProps = {
  readonly contribution: ListedContribution;
  /** An earlier revision, counted from 0; null: as it is now. */
  readonly revision: number | null;
};

/** The paper's own words, read when they are asked for. */
export function ContributionText({ contribution, revision }: ContributionTextProps) {
  const former = revision === null ? undefined : contribution.former[revision];
  const { paragraphCount, language } = former ?? contribution;
  const t = useTranslations("contribution");
  const isLinked = useLinkedId("paper") === contribution.id && revision === null;
  const isAsked = useLinkedParagraph() !== null && isLinked;
  const [isOpen, setOpen] = useState(false);
  const open = isOpen || isAsked;
  return (
    <details open={isAsked} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("text", { n: paragraphCount })}</summary>
      {open ? <Paragraphs id={contribution.id} revision={revision} language={language} /> : null}
    </details>
  );
}

type ParagraphsProps = Pick<ListedContribution, "id" | "language"> & Pick<ContributionTextProps, "revision">;

/** The paragraph of a paper that the address names, counted from 0. */
export function useLinkedParagraph(): number | null {
  const named = new URLSearchParams(useSearch()).get("paragraph") ?? "";
  return /^\d{1,6}$/u.test(named) ? Number(named) : null;
}

function Paragraphs({ id, language, revision }: ParagraphsProps) {
  const t = useTranslations("contribution");
  const ui = useTranslations("ui");
  const read = useContribution(id);
  const isLinked = useLinkedId("paper") === id && revision === null;
  const linked = useLinkedParagraph();
  switch (read.kind) {
    case "loading":
      return <Busy words={t("loading")} />;
    case "failed":
      return (
        <p>
          <span className="warning">{t("failed")}</span>{" "}
          <Button onPress={read.again}>{ui("tryAgain")}</Button>
        </p>
      );
    case "here": {
      const words = revision === null ? read.here : (read.here.former[revision] ?? read.here);
      return (
        <ol className="paper" lang={language} dir="auto">
          {words.paragraphs.map((paragraph, n) => (
            // A paper is registered once: its paragraphs stay where they are.
            // oxlint-disable-next-line react/no-array-index-key -- reason: see above
            <Paragraph key={n} words={paragraph} isLinked={isLinked && linked === n} />
          ))}
        </ol>
      );
    }
  }
}

function Paragraph({ words, isLinked }: { readonly words: string; readonly isLinked: boolean }) {
  const part = useLinkedPart<HTMLLIElement>(isLinked);
  return (
    <li ref={part} tabIndex={isLinked ? -1 : undefined} className={isLinked ? "linked" : undefined}>
      {words}
    </li>
  );
}
