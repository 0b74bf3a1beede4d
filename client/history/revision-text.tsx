import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { OpinionId } from "../../shared/ids.ts";
import { mergingOf, type Revision } from "../../shared/merging/merging.ts";
import { TextDifference } from "../opinion/text-difference.tsx";
import { Switch } from "../ui/switch.tsx";
import { type BesideClause, besideText, laterText, textOfRevision } from "./beside-text.ts";
import type { NamedVersion } from "./named-versions.ts";
import { VersionNotRead } from "./version-not-read.tsx";
import { type OpinionToRead, useComparison } from "./use-history.ts";

type RevisionTextProps = {
  readonly id: OpinionId;
  readonly opinion: OpinionToRead;
  readonly revision: Revision;
  /** Compared with: "now", a state's seq, another revision's id; null: it is read alone. */
  readonly other: string | null;
  readonly named: readonly NamedVersion[];
};

/** A revision in its words, or compared with another version, clause by clause (rule J16). */
export function RevisionText({ id, opinion, revision, other, named }: RevisionTextProps) {
  const t = useTranslations("history");
  const place = useRef<HTMLElement>(null);
  const { before, after, failed, again } = useTwoTexts({ id, opinion, revision, other });
  const [changedOnly, setChangedOnly] = useState(true);
  const pairs = useMemo(
    () => (before === undefined || after === undefined ? undefined : besideText(before.text, after.text)),
    [before, after],
  );
  useEffect(() => {
    place.current?.scrollIntoView({ block: "start" });
  }, []);
  const nameOf = (key: string): string =>
    key === "now" ? t("now") : (named.find((one) => isNamed(one, key))?.words ?? t("earlierText"));
  const heading =
    other === null || before === undefined || after === undefined
      ? t("revision", { name: revision.name })
      : t("twoCompared", { later: nameOf(after.key), earlier: nameOf(before.key) });
  const different = pairs?.filter(isDifferent).length ?? 0;
  return (
    <section ref={place} className="revision-read" id="compared" aria-label={heading}>
      <h2 dir="auto">{heading}</h2>
      <p className="row-acts">
        <Link href={`/opinions/${id}/versions`}>{t("every")}</Link>
        <Link href={`/desk/${id}`}>{t("atDesk")}</Link>
        {other === null ? null : (
          <Switch words={t("changedOnly")} on={changedOnly} onChange={setChangedOnly} />
        )}
      </p>
      {pairs === undefined ? (
        <VersionNotRead failed={failed} again={again} />
      ) : (
        <div className="history-text">
          {other === null ? null : (
            <p className="quiet" role="status">
              {different === 0 ? t("nothing") : t("summary", { n: different })}
            </p>
          )}
          <ol className="compared-text inPlace">
            {(changedOnly && other !== null ? pairs.filter(isDifferent) : pairs).map((pair) => (
              <Clause key={(pair.after ?? pair.before)!.id} pair={pair} />
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

const isDifferent = ({ before, after }: BesideClause): boolean => before?.text !== after?.text;

const isNamed = ({ compares }: NamedVersion, key: string): boolean =>
  compares !== null &&
  (compares.kind === "state"
    ? String(compares.seq) === key
    : compares.kind === "revision" && compares.id === key);

function Clause({ pair }: { readonly pair: BesideClause }) {
  const t = useTranslations("history");
  const { before, after } = pair;
  const { kind, level, number, text } = (after ?? before)!;
  const change =
    before === null ? "added" : after === null ? "removed" : isDifferent(pair) ? "changed" : "same";
  return (
    <li className={`compared ${kind} ${change}`} data-level={level}>
      <div className="compared-column">
        <span className="compared-number">{number}</span>
        {change === "same" ? (
          <p className="compared-words" dir="auto">
            {text}
          </p>
        ) : (
          <TextDifference before={before?.text ?? ""} now={after?.text ?? ""} />
        )}
      </div>
      {change === "added" || change === "removed" ? (
        <div className="compared-beside">
          <p className="compared-note">{t(change)}</p>
        </div>
      ) : null}
    </li>
  );
}

type OneText = { readonly key: string; readonly text: ReturnType<typeof laterText> };

/** The two texts in the order of their time; undefined while one is read. */
function useTwoTexts({ id, opinion, revision, other }: Omit<RevisionTextProps, "named">): {
  readonly before: OneText | undefined;
  readonly after: OneText | undefined;
  readonly failed: boolean;
  readonly again: () => void;
} {
  const { revisions } = mergingOf(opinion.record);
  const seq = other === null || !/^\d{1,15}$/.test(other) ? null : Number(other);
  const { body, failed, again } = useComparison(id, seq === null ? null : { from: seq, to: seq });
  const numbers = useMemo(
    () => new Map(opinion.clauses.map((one) => [one.id, one.number])),
    [opinion.clauses],
  );
  const own: OneText = { key: revision.id, text: textOfRevision(revision, numbers) };
  const second = revisions.find((one) => one.id === other);
  if (other === null) return { before: own, after: own, failed: false, again };
  if (second !== undefined) {
    const their: OneText = { key: second.id, text: textOfRevision(second, numbers) };
    const [before, after] = second.at < revision.at ? [their, own] : [own, their];
    return { before, after, failed: false, again };
  }
  // The text itself is what a revision changes, also where it was worked on since.
  if (seq === null)
    return { before: { key: "now", text: opinion.clauses }, after: own, failed: false, again };
  return {
    before: body === undefined ? undefined : { key: other, text: laterText(body) },
    after: own,
    failed,
    again,
  };
}
