import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ToldChange } from "../../shared/text/told-changes.ts";
import { useAnd } from "../i18n/use-and.ts";

type Told = {
  readonly change: ToldChange;
  /** Language of the text; a voice reads it as such. */
  readonly lang?: string | undefined;
};

/** White space at the edges of a change is not read out, unless nothing else changed. */
const shown = (text: string): string => (text.trim() === "" ? text : text.trim());

/** One change as a sentence, with the author and the text: "Deleted by AAA: “…”" (rule A78). */
export function ChangeSentence({ change, lang }: Told) {
  const t = useTranslations("changeList");
  const and = useAnd();
  const b = (text: ReactNode) => (
    <q lang={lang} dir="auto">
      {text}
    </q>
  );
  switch (change.kind) {
    case "inserted":
    case "deleted":
      return t.rich(change.kind, { who: and(change.by), text: shown(change.text), b });
    case "replaced": {
      const [before, after] = [shown(change.before), shown(change.after)];
      const [who, deleter] = [and(change.by), and(change.deletedBy)];
      return who === deleter
        ? t.rich("replaced", { who, before, after, b })
        : t.rich("replacedByTwo", { deleter, before, who, after, b });
    }
    case "movedHere":
    case "movedAway":
      return t.rich(change.kind, { clause: change.clause, text: shown(change.text), b });
  }
}

type Proposed = Told & {
  /** "BBB/1". */
  readonly label: string;
  /** A paragraph that the text does not have yet. */
  readonly isNew: boolean;
};

/** The same of a proposal: nothing has changed yet. */
export function ProposedSentence({ change, label, isNew, lang }: Proposed) {
  const t = useTranslations("changeList.proposed");
  const b = (text: ReactNode) => (
    <q lang={lang} dir="auto">
      {text}
    </q>
  );
  switch (change.kind) {
    case "replaced":
      return t.rich("replaced", { label, before: shown(change.before), after: shown(change.after), b });
    case "deleted":
    case "movedAway":
      return t.rich("deleted", { label, text: shown(change.text), b });
    case "inserted":
    case "movedHere":
      return t.rich(isNew ? "added" : "inserted", { label, text: shown(change.text), b });
  }
}
