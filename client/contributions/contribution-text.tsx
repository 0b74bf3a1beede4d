import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
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
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("text", { n: paragraphCount })}</summary>
      {open ? <Paragraphs id={contribution.id} revision={revision} language={language} /> : null}
    </details>
  );
}

type ParagraphsProps = Pick<ListedContribution, "id" | "language"> & Pick<ContributionTextProps, "revision">;

function Paragraphs({ id, language, revision }: ParagraphsProps) {
  const t = useTranslations("contribution");
  const ui = useTranslations("ui");
  const read = useContribution(id);
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
            <li key={n}>{paragraph}</li>
          ))}
        </ol>
      );
    }
  }
}
