import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { clauseId, delegationId, userId } from "../../shared/ids.ts";
import { ClauseMargin, type ClauseMarginProps } from "../clauses/clause-margin.tsx";
import { StateGlyph } from "../forum/state-glyph.tsx";
import { type ClausesSince, SinceProvider } from "../opinion/since.ts";
import type { SIGNS } from "./help-names.ts";

type SignName = (typeof SIGNS)[number];

const AAA = delegationId("AAA");
const CLAUSE = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const MADE = { seq: 1, at: 0, by: userId("x") };
const OBJECTION = { delegationId: AAA, at: 0, toLead: false, onWordOf: null };

/** A margin without any sign. */
const BARE: ClauseMarginProps = {
  clause: { id: CLAUSE },
  record: { lock: null },
  proposals: 0,
  proponents: "",
  comments: 0,
  objections: [],
  parked: null,
  huddle: false,
  showsLock: true,
  tabIndex: -1,
  hands: {
    nameOf: () => "",
    symbolOf: (id) => id,
    spoken: () => "",
    brief: () => "",
    onSidePanel: () => {},
  },
};

const MARGIN: Readonly<Partial<Record<SignName, Partial<ClauseMarginProps>>>> = {
  locked: { record: { lock: { ...MADE, reason: "", with: "lockClause" } } },
  objection: { objections: [{ ...OBJECTION, unanswered: false }] },
  unanswered: { objections: [{ ...OBJECTION, unanswered: true }] },
  proposal: { proposals: 1, proponents: "AAA" },
  comment: { comments: 2 },
  group: { huddle: true },
  postponed: {
    parked: { ...MADE, subject: { clauseId: CLAUSE }, reason: "", until: null, reportsBack: null },
  },
  changed: {},
};

const CHANGED: ClausesSince = {
  subscribe: () => () => {},
  has: () => true,
  at: () => 0,
  set: () => {},
  show: () => {},
  onShow: () => {},
};

/** A sign as the text has it: drawn by the same parts. */
function Sign({ name }: { readonly name: SignName }): ReactNode {
  const t = useTranslations("help.sample");
  switch (name) {
    case "open":
    case "adReferendum":
    case "agreed":
    case "void":
      return (
        <span className="sheet-sign">
          <StateGlyph state={name} />
        </span>
      );
    case "bracket":
      return <span className="in-bracket">[{t("words")}]</span>;
    case "inserted":
      return <ins>{t("words")}</ins>;
    case "deleted":
      return <del>{t("words")}</del>;
    case "changed":
      return (
        <SinceProvider value={CHANGED}>
          <ClauseMargin {...BARE} />
        </SinceProvider>
      );
    default:
      return <ClauseMargin {...BARE} {...MARGIN[name]} />;
  }
}

/** The signs of a text, each with its name and meaning. */
export function Signs({ names }: { readonly names: readonly SignName[] }) {
  const t = useTranslations("help.signs");
  return (
    <dl className="help-signs">
      {names.map((name) => (
        <div key={name} data-help={`sign-${name}`} tabIndex={-1}>
          {/* Only a picture of it: its buttons do nothing here. */}
          <dt>
            <span className="sheet-words" aria-hidden="true" inert>
              <Sign name={name} />
            </span>
            {t(`${name}.name`)}
          </dt>
          <dd>{t(`${name}.means`)}</dd>
        </div>
      ))}
    </dl>
  );
}
