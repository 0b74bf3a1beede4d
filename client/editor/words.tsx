import { type CSSProperties, memo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { isApart } from "../i18n/isolated.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { underlineTitle } from "../opinion/underlines.ts";
import type { OthersCaret } from "./carets.ts";
import type { Drawn } from "./drawing.ts";
import { caretClass, classOf, underlineNames } from "./word-classes.ts";

type WordsProps = {
  readonly drawn: readonly Drawn[];
  /** Shown faintly while there are no words. */
  readonly placeholder: string;
};

/** A clause's words as read: the same shapes as in the editor, so that nothing jumps when it opens. */
export function DrawnText({ drawn, placeholder }: WordsProps) {
  const empty = !drawn.some((part) => part.kind === "words" || part.kind === "deleted");
  return (
    <p>
      {drawn.map((part, index) => {
        switch (part.kind) {
          case "words":
            return (
              <Stretch
                key={`words${part.first.client}.${part.first.clock}`}
                text={part.text}
                className={classOf(part)}
                colour={part.selected?.colour ?? null}
                leadsTo={part.leadsTo}
                underlined={part.underlined}
                unseen={part.unseen}
                insertedBy={part.title ?? null}
                byColour={part.colour ?? null}
              />
            );
          case "deleted":
            return (
              <del
                key={`deleted${part.first.client}.${part.first.clock}`}
                className={isApart(part.text) ? "apart" : undefined}
                data-drawn
                title={part.title}
              >
                {part.text}
              </del>
            );
          case "owner":
            return <BracketOwner key={`owner${ownersBefore(drawn, index)}`} symbols={part.label} />;
          case "footnote":
            return <FootnoteSign key={`footnote${part.n}`} n={part.n} text={part.text} />;
          case "today":
            return <TodaysNumber key={`today${part.at}`} said={part.said} number={part.number} />;
          case "caret": {
            const { client, label, colour, rests } = part.caret;
            return <Caret key={`caret${client}`} label={label} colour={colour} rests={rests} />;
          }
        }
      })}
      {empty ? (
        <span className="placeholder" data-drawn>
          {placeholder}
        </span>
      ) : null}
    </p>
  );
}

/** The owner's place among the owners of the clause's brackets: two may be of the same delegations. */
const ownersBefore = (drawn: readonly Drawn[], index: number): number =>
  drawn.slice(0, index).filter((part) => part.kind === "owner").length;

type StretchProps = {
  readonly text: string;
  readonly className: string;
  /** Of whoever has selected it. */
  readonly colour: string | null;
  readonly leadsTo: ClauseId | null;
  readonly underlined: string;
  readonly unseen: string;
  readonly insertedBy: string | null;
  readonly byColour: string | null;
};

/**
 * Words that look alike. Named by its first character, so that a key before it leaves it as it stands: a full
 * room would else make most of a clause anew at each.
 */
const Stretch = memo(function Stretch(props: StretchProps) {
  const { className, colour, leadsTo, insertedBy } = props;
  const style = colour === null ? undefined : colourOf(colour);
  const text = underlineNames(props.underlined).reduceRight<ReactNode>(
    (inside, name) => (
      <mark className={`underlined ${name}`} title={underlineTitle(name)}>
        {inside}
      </mark>
    ),
    props.unseen === "" ? props.text : <UnseenSign name={props.unseen}>{props.text}</UnseenSign>,
  );
  const words = leadsTo === null ? text : <ReferenceLink to={leadsTo}>{text}</ReferenceLink>;
  if (insertedBy !== null) {
    return (
      <ins
        className={isApart(props.text) ? `${className} apart`.trimStart() : className}
        style={{ ...style, "--by": props.byColour } as CSSProperties}
        title={insertedBy}
      >
        {words}
      </ins>
    );
  }
  return className === "" ? (
    words
  ) : (
    <span className={className} style={style}>
      {words}
    </span>
  );
});

const Caret = memo(function Caret({ label, colour, rests }: Pick<OthersCaret, "label" | "colour" | "rests">) {
  return (
    <span className={caretClass(rests)} data-drawn style={colourOf(colour)} aria-hidden="true">
      <b>{label}</b>
    </span>
  );
});

const BracketOwner = memo(function BracketOwner({ symbols }: { readonly symbols: string }) {
  const t = useTranslations("bracket");
  return (
    <sup className="bracket-owner" data-drawn title={t("owner", { who: symbols })}>
      {symbols}
    </sup>
  );
});

/** The words stay as they were written; the number that the clause has today stands behind them (rule E13). */
function TodaysNumber({ said, number }: { readonly said: string; readonly number: string }) {
  const t = useTranslations("baseText");
  const words = t("todaysNumber", { said, number });
  return (
    <span className="todays-number" data-drawn title={words}>
      <span aria-hidden="true">→ {number}</span>
      <span className="hidden">{words}</span>
    </span>
  );
}

/** Words that speak of another clause: they lead to it (rule E8). */
function ReferenceLink({ to, children }: { readonly to: ClauseId; readonly children: ReactNode }) {
  const [, take] = useClauseSelection();
  return (
    <a
      className="reference"
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        take(to);
      }}
    >
      {children}
    </a>
  );
}

/** The character stays in the text, so that offsets and copies stay right. It does not reorder the text around it. */
function UnseenSign({ name, children }: { readonly name: string; readonly children: string }) {
  const t = useTranslations("sheet");
  return (
    <span className="unseen" data-name={name} title={t("unseen", { name })}>
      {children}
    </span>
  );
}

const FootnoteSign = memo(function FootnoteSign({ n, text }: { readonly n: number; readonly text: string }) {
  const t = useTranslations("sheet");
  return (
    <sup className="footnote-sign" data-drawn title={text}>
      <span aria-hidden="true">{n}</span>
      <span className="hidden">{t("footnote", { n })}</span>
    </sup>
  );
});

export const colourOf = (colour: string): CSSProperties => ({ "--who": colour }) as CSSProperties;
