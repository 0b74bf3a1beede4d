import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { useInHand } from "../screens/in-hand.ts";
import type { Char, Drawn } from "./drawing.ts";

export type NameAuthor = {
  /** "Inserted by AAA". */
  readonly insertedBy: (char: Char) => string;
  /** "Deleted by AAA". */
  readonly deletedBy: (char: Char) => string;
};

type WordsProps = {
  readonly drawn: readonly Drawn[];
  readonly nameAuthor: NameAuthor;
  /** Shown faintly while there are no words. */
  readonly placeholder: string;
};

/** A clause's words as read: the same shapes as in the editor, so that nothing jumps when it opens. */
export function Words({ drawn, nameAuthor, placeholder }: WordsProps) {
  const empty = !drawn.some((part) => part.kind === "words" || part.kind === "deleted");
  return (
    <p>
      {drawn.map((part) => (
        <Part key={keyOf(part)} part={part} nameAuthor={nameAuthor} />
      ))}
      {empty ? (
        <span className="placeholder" data-drawn>
          {placeholder}
        </span>
      ) : null}
    </p>
  );
}

const keyOf = (part: Drawn): string => {
  if (part.kind === "caret") return `caret${part.caret.client}`;
  if (part.kind === "deleted") return `deleted${part.first.client}.${part.first.clock}`;
  return `${part.kind}${part.at}`;
};

function Part({ part, nameAuthor }: { readonly part: Drawn; readonly nameAuthor: NameAuthor }) {
  switch (part.kind) {
    case "words": {
      const className = classOf(part);
      const style = part.selected === null ? undefined : colourOf(part.selected.colour);
      const words =
        part.leadsTo === null ? part.text : <ReferenceLink to={part.leadsTo}>{part.text}</ReferenceLink>;
      if (part.inserted !== null) {
        return (
          <ins className={className} style={style} title={nameAuthor.insertedBy(part.inserted)}>
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
    }
    case "deleted":
      return (
        <del data-drawn title={nameAuthor.deletedBy(part.first)}>
          {part.text}
        </del>
      );
    case "owner":
      return <BracketOwner symbols={part.label} />;
    case "footnote":
      return <FootnoteSign n={part.n} text={part.text} />;
    case "caret":
      return (
        <span className="others-caret" data-drawn style={colourOf(part.caret.colour)} aria-hidden="true">
          <b>{part.caret.label}</b>
        </span>
      );
  }
}

function BracketOwner({ symbols }: { readonly symbols: string }) {
  const t = useTranslations("bracket");
  return (
    <sup className="bracket-owner" data-drawn title={t("owner", { who: symbols })}>
      {symbols}
    </sup>
  );
}

/** Words that speak of another clause: they lead to it (rule E8). */
function ReferenceLink({ to, children }: { readonly to: ClauseId; readonly children: string }) {
  const [, take] = useInHand();
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

function FootnoteSign({ n, text }: { readonly n: number; readonly text: string }) {
  const t = useTranslations("sheet");
  return (
    <sup className="footnote-sign" data-drawn title={text}>
      <span aria-hidden="true">{n}</span>
      <span className="hidden">{t("footnote", { n })}</span>
    </sup>
  );
}

export const colourOf = (colour: string): CSSProperties => ({ "--who": colour }) as CSSProperties;

/** The class of a stretch of words; the editor uses the same. */
export function classOf({ bracket, selected, leadsTo }: Extract<Drawn, { kind: "words" }>): string {
  const classes = [];
  if (bracket !== "none") classes.push(bracket === "attribution" ? "in-bracket attribution" : "in-bracket");
  if (leadsTo !== null) classes.push("reference");
  if (selected !== null) classes.push("others-selection");
  return classes.join(" ");
}
