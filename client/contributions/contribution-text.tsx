import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/forum/contribution.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { useContribution } from "./use-contributions.ts";

/** The paper's own words, read when they are asked for. */
export function ContributionText({ contribution }: { contribution: ListedContribution }) {
  const t = useTranslations("contribution");
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("text", { n: contribution.paragraphCount })}</summary>
      {open ? <Paragraphs id={contribution.id} language={contribution.language} /> : null}
    </details>
  );
}

function Paragraphs({ id, language }: Pick<ListedContribution, "id" | "language">) {
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
    case "here":
      return (
        <ol className="paper" lang={language} dir="auto">
          {read.here.paragraphs.map((words, n) => (
            // A paper is registered once: its paragraphs stay where they are.
            // oxlint-disable-next-line react/no-array-index-key -- reason: see above
            <li key={n}>{words}</li>
          ))}
        </ol>
      );
  }
}
