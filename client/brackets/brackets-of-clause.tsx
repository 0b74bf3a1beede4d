import { useTranslations } from "use-intl";
import { type BracketSpan, bracketSpans, namedInWords } from "../../shared/text/brackets.ts";
import { bracketPlace } from "../../shared/negotiation/bracket-place.ts";
import { type OwnedBracket, standingBrackets } from "../../shared/negotiation/owned-bracket.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { delegationNames } from "../forum/delegation-names.ts";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";

/** The brackets in the selected clause, if any: whose each one is, with its alternatives; those typed are nobody's. */
export function BracketsOfClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("bracket");
  const forum = useForum();
  const { snapshot } = useOpenedOpinion();
  const clauseId = selectedClause.clause.id;
  const { text } = selectedClause.words;
  const runs = snapshot.words.get(clauseId) ?? [];
  const standing = standingBrackets(snapshot.opinion, clauseId);
  const placed = standing.flatMap((one) => bracketPlace(one, runs) ?? []);
  const names = delegationNames(forum);
  const typed = typedGroups(bracketSpans(text, names), placed);
  const named = namedInWords(text, names);
  if (standing.length + typed.length === 0) return null;
  return (
    <section className="brackets-of">
      <h3>{t("heading")}</h3>
      <ul className="brackets">
        {standing.map((one) => (
          <OwnedOne key={one.id} bracket={one} selectedClause={selectedClause} />
        ))}
        {typed.map(({ start, end }) => (
          <li key={start}>
            <span className="in-bracket">{text.slice(start, end)}</span>
            <p className="quiet">
              {named.has(start) ? t("typedFor", { who: named.get(start)! }) : t("typed")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnedOne({ bracket, selectedClause }: { bracket: OwnedBracket; selectedClause: SelectedClause }) {
  const t = useTranslations("bracket");
  const said = useSaidInstant();
  const { symbolOf, nameOf } = useDelegations();
  const { snapshot, whom, tryOut } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const { hash, text } = selectedClause.words;
  const bracketId = bracket.id;
  const place = bracketPlace(bracket, snapshot.words.get(bracket.clauseId) ?? []);
  if (place === null) return null;
  const words = text.slice(place.start, place.end);
  const { delegationId } = bracket;
  const who = delegationId === null ? whom(bracket.by, bracket.forumSeq).spoken : symbolOf(delegationId);
  const mayWithdraw = tryOut({ type: "withdrawBracket", bracketId, hash }) === null;
  const onWord =
    delegationId === null || mayWithdraw
      ? null
      : { type: "withdrawBracket" as const, bracketId, hash, for: { delegationId, word: "…" } };
  const mayOnWord = onWord !== null && tryOut(onWord) === null;
  const mayLift = tryOut({ type: "liftBracket", bracketId, reason: "…", hash }) === null;
  return (
    <li>
      <span className="in-bracket">{words}</span>
      <p>
        <b {...(delegationId === null ? {} : { title: nameOf(delegationId) })}>{who}</b>{" "}
        <span className="quiet">{t("askedAt", { at: said(bracket.at) })}</span>
      </p>
      {bracket.reservation === "" ? null : (
        <p className="reservation">{t("saysReservation", { reservation: bracket.reservation })}</p>
      )}
      {mayWithdraw || mayOnWord || mayLift ? (
        <div className="bracket-acts">
          {mayWithdraw ? (
            <Button
              aria-label={t("withdrawName", { words })}
              onPress={() => openDialog({ kind: "endBracket", bracketId, how: "withdraw", hash })}
            >
              {t("withdraw")}
            </Button>
          ) : null}
          {mayOnWord ? (
            <Button
              aria-label={t("withdrawOnWordName", { words, who })}
              onPress={() =>
                openDialog({ kind: "endBracket", bracketId, how: "withdraw", hash, onWord: true })
              }
            >
              {t("withdrawOnWord")}
            </Button>
          ) : null}
          {mayLift ? (
            <Button
              aria-label={t("liftName", { words, who })}
              onPress={() => openDialog({ kind: "endBracket", bracketId, how: "lift", hash })}
            >
              {t("lift")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

type Stretch = { readonly start: number; readonly end: number };

/** Brackets that were typed, those that touch as one; without what is part of an owned one. */
function typedGroups(spans: readonly BracketSpan[], owned: readonly Stretch[]): readonly Stretch[] {
  const isOwned = (span: Stretch): boolean =>
    owned.some((one) => one.start === span.start || one.end === span.end);
  const isInOwned = (span: Stretch): boolean =>
    owned.some((one) => one.start <= span.start && span.end <= one.end);
  const groups: Stretch[] = [];
  for (const span of spans) {
    if (span.depth > 1 || span.attribution || isOwned(span) || isInOwned(span)) continue;
    const last = groups.at(-1);
    if (last?.end === span.start) groups[groups.length - 1] = { start: last.start, end: span.end };
    else groups.push({ start: span.start, end: span.end });
  }
  return groups;
}
