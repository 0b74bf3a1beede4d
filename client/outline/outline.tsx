import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Link, useSearch } from "wouter";
import { meantClauses } from "../../shared/checks/meant-clauses.ts";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { type OutlineLine, outlineOf, type OutlineSection } from "../../shared/document/outline.ts";
import { StateGlyph } from "../forum/state-glyph.tsx";
import { runningOn } from "../opinion/by-clause.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { openReplace } from "../replace/open-replace.ts";
import { keyShortcut, PAGE_KEYS } from "../ui/page-keys.ts";
import { clauseAddress } from "../opinion/clause-address.ts";
import { onFieldWish } from "./field-wish.ts";
import { useGoToClause } from "../opinion/go-to-clause.ts";

const SAID_CHARS_MIN = 2;

/** The text by its section verbs, and a field for a number; each line leads to its clause (rule K25). */
export function Outline({ onGo }: { readonly onGo?: () => void }) {
  const t = useTranslations("outline");
  const say = useTranslations();
  const { snapshot, selectedId } = useOpenedOpinion();
  const { opinion, document } = snapshot;
  const { clauses } = document;
  const { proposals } = opinion.negotiation;
  const goTo = useGoToClause(opinion.id);
  const [question, setQuestion] = useState("");
  const place = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const sections = useMemo(
    () => outlineOf(document, (id) => runningOn(proposals, id)),
    [document, proposals],
  );
  const found = useMemo(() => foundBy(question, clauses, selectedId), [question, clauses, selectedId]);
  const shown = found === null ? null : new Set(found);
  const current = selectedId !== null && shown?.has(selectedId) !== false ? selectedId : null;
  const inTabOrder = current ?? found?.[0] ?? clauses[0]?.id;

  useEffect(() => onFieldWish(() => field.current?.select()), []);
  useEffect(() => {
    if (current !== null)
      place.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const jump = (id: ClauseId): void => {
    setQuestion("");
    onGo?.();
    goTo(id);
  };
  const focusLine = (step: (at: number, last: number) => number): void => {
    const lines = [...(place.current?.querySelectorAll("a") ?? [])];
    const here = lines.findIndex((one) => one === globalThis.document.activeElement);
    lines[Math.max(0, Math.min(lines.length - 1, step(here, lines.length - 1)))]?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const isField = event.target === field.current;
    const step = isField && event.key !== "ArrowDown" ? undefined : STEPS[event.key];
    if (step !== undefined) focusLine(step);
    else if (isField && event.key === "Enter" && found?.[0] !== undefined) jump(found[0]);
    else return;
    event.preventDefault();
  };
  const line = (one: OutlineLine | Heading) => (
    <Line
      key={one.id}
      {...one}
      opinion={opinion.id}
      isCurrent={one.id === current}
      isFirst={one.id === found?.[0]}
      inTabOrder={one.id === inTabOrder}
      onJump={jump}
    />
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reason: the arrows move among its links
    <section ref={place} className="outline" aria-label={t("title")} onKeyDown={onKey}>
      <input
        ref={field}
        className="input"
        aria-label={t("goTo")}
        placeholder={t("example")}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
      />
      <p className={found?.length === 0 ? "quiet" : "hidden"} role="status">
        {found === null ? "" : found.length === 0 ? t("none", { question }) : t("found", { n: found.length })}
      </p>
      <button
        type="button"
        className="button link"
        aria-keyshortcuts={keyShortcut(PAGE_KEYS.replace)}
        onClick={() => {
          onGo?.();
          setTimeout(openReplace);
        }}
      >
        {say("replace.open")}
      </button>
      {clauses.length === 0 ? <p className="quiet">{t("empty")}</p> : null}
      {sections.map(({ heading, lines }, n) => {
        const own = lines.filter(({ id }) => shown?.has(id) !== false);
        if (own.length === 0 && shown !== null && (heading === null || !shown.has(heading.id))) return null;
        return (
          <div key={heading?.id ?? n}>
            {heading === null ? null : <h3>{line(heading)}</h3>}
            {own.length === 0 ? null : (
              <ul>
                {own.map((one) => (
                  <li key={one.id}>{line(one)}</li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </section>
  );
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** The clauses that the question means, the likeliest first; else those whose words have it. Null: nothing is asked. */
function foundBy(
  question: string,
  clauses: Parameters<typeof meantClauses>[0],
  here: ClauseId | null,
): readonly ClauseId[] | null {
  const said = question.trim().toLowerCase();
  if (said === "") return null;
  const meant = meantClauses(clauses, said, here);
  if (meant.length > 0 || said.length < SAID_CHARS_MIN) return meant;
  return clauses.filter(({ text }) => text.toLowerCase().includes(said)).map(({ id }) => id);
}

type Heading = NonNullable<OutlineSection["heading"]>;

type LineProps = (OutlineLine | Heading) & {
  readonly opinion: OpinionId;
  readonly isCurrent: boolean;
  /** Enter in the field leads here. */
  readonly isFirst: boolean;
  readonly inTabOrder: boolean;
  readonly onJump: (id: ClauseId) => void;
};

/** A link, so that it can be opened in another tab too. */
const Line = memo(function Line(props: LineProps) {
  const { id, words, opinion, isCurrent, isFirst, inTabOrder, onJump } = props;
  const search = useSearch();
  const classes = ["outline-line"];
  if (isFirst) classes.push("first");
  if ("kind" in props) classes.push(props.kind);
  return (
    <Link
      href={clauseAddress(opinion, id, search)}
      className={classes.join(" ")}
      aria-current={isCurrent ? "true" : undefined}
      tabIndex={inTabOrder ? 0 : -1}
      data-level={"level" in props ? props.level : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onJump(id);
      }}
    >
      {"state" in props ? <State {...props} /> : words === "" ? "…" : words}
    </Link>
  );
}, isSame);

/** Compares all but `onJump`, which is new at each key of the text and does the same. */
function isSame(a: LineProps, b: LineProps): boolean {
  const other: Readonly<Record<string, unknown>> = b;
  return Object.entries(a).every(([name, value]) => name === "onJump" || other[name] === value);
}

function State({ number, words, state, locked, objected, proposals }: OutlineLine) {
  const t = useTranslations();
  return (
    <>
      <StateGlyph state={state} />
      {number === "" ? null : <b>{number}</b>}
      <span className="outline-words">{words === "" ? "…" : words}</span>
      <span className="hidden">, {t(`state.${state}`)}</span>
      {objected ? (
        <span className="outline-sign objected" title={t("outline.objected")}>
          <span aria-hidden="true">✕</span>
          <span className="hidden">, {t("outline.objected")}</span>
        </span>
      ) : null}
      {proposals === 0 ? null : (
        <span className="outline-sign proposed" title={t("outline.proposals", { n: proposals })}>
          <span aria-hidden="true">{proposals}</span>
          <span className="hidden">, {t("outline.proposals", { n: proposals })}</span>
        </span>
      )}
      {locked ? (
        <span className="outline-sign" title={t("outline.locked")}>
          <svg viewBox="0 0 12 14" aria-hidden="true">
            <rect x="1" y="6" width="10" height="7.5" rx="1.5" fill="currentColor" />
            <path d="M3.5 6V4a2.5 2.5 0 0 1 5 0v2" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
          <span className="hidden">, {t("outline.locked")}</span>
        </span>
      ) : null}
    </>
  );
}
