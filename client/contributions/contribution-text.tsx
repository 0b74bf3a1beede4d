import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSearch } from "wouter";
import type { ListedContribution, PaperWords } from "../../shared/negotiation/contribution.ts";
import { useLinkedId, useLinkedPart } from "../opinion/linked-part.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { useContribution } from "../forum/use-contributions.ts";

type ContributionTextProps = {
  readonly contribution: ListedContribution;
  readonly version: PaperVersion;
};

/** A contribution as it is now, an earlier revision of it, or an addition to it, counted from 0. */
export type PaperVersion = "now" | { readonly revision: number } | { readonly addition: number };

type Versions<Words> = { readonly former: readonly Words[]; readonly additions: readonly Words[] };

/** One version of a paper, listed or whole; as it is now where the version is not there. */
export function listedVersion<Words>(paper: Words & Versions<Words>, version: PaperVersion): Words {
  if (version === "now") return paper;
  const found = "revision" in version ? paper.former[version.revision] : paper.additions[version.addition];
  return found ?? paper;
}

type VersionFacts = Pick<ListedContribution, "paragraphCount" | "language">;

/** The paper's own words, read when they are asked for. */
export function ContributionText({ contribution, version }: ContributionTextProps) {
  const { paragraphCount, language } = listedVersion<VersionFacts>(contribution, version);
  const t = useTranslations("contribution");
  const isLinked = useLinkedId("paper") === contribution.id && version === "now";
  const isAsked = useLinkedParagraph() !== null && isLinked;
  const [isOpen, setOpen] = useState(false);
  const open = isOpen || isAsked;
  return (
    <details open={isAsked} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("text", { n: paragraphCount })}</summary>
      {open ? <Paragraphs id={contribution.id} version={version} language={language} /> : null}
    </details>
  );
}

type ParagraphsProps = Pick<ListedContribution, "id" | "language"> & Pick<ContributionTextProps, "version">;

/** The paragraph of a paper that the address names, counted from 0. */
export function useLinkedParagraph(): number | null {
  const named = new URLSearchParams(useSearch()).get("paragraph") ?? "";
  return /^\d{1,6}$/u.test(named) ? Number(named) : null;
}

function Paragraphs({ id, language, version }: ParagraphsProps) {
  const t = useTranslations("contribution");
  const ui = useTranslations("ui");
  const read = useContribution(id);
  const isLinked = useLinkedId("paper") === id && version === "now";
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
      const words = listedVersion<Pick<PaperWords, "paragraphs">>(read.here, version);
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
