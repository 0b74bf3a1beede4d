import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Link, useLocation, useSearch } from "wouter";
import type { StatesAnswer, ToldClause } from "../../shared/history/told-comparison.ts";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { StandingNote } from "../opinion/sheet-head.tsx";
import { clauseCitation } from "../opinion/clause-name.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWhom } from "../forum/use-whom.ts";
import { KeystrokesNotice } from "../record/keystrokes-notice.tsx";
import { SidePage } from "../shell/side-page.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { ComparedText } from "../history/compared-text.tsx";
import { useNamedVersions } from "../history/named-versions.ts";
import { VersionNotRead } from "../history/version-not-read.tsx";
import { RestoreTextDialog } from "../history/restore-text-dialog.tsx";
import { RevisionText } from "../history/revision-text.tsx";
import { StateList, useStateLabel } from "../history/state-list.tsx";
import {
  type OpinionToRead,
  useComparison,
  useIssued,
  useOpinionToRead,
  useStates,
  useTyped,
} from "../history/use-history.ts";
import { VersionList } from "../history/version-list.tsx";
import { type Step, useWalk, type Walk as Walked } from "../history/use-walk.ts";

/** A walk through the settled states of a text: each as it stood, with what was different before (rules J1, J3, J4). */
export function HistoryScreen({ id }: { id: OpinionId }) {
  const t = useTranslations("history");
  const opinion = useOpinionToRead(id);
  const name = opinion.body === undefined ? "" : opinion.body.title || opinion.body.number;
  const title = name === "" ? t("heading") : t("headingOf", { name });
  return (
    <SidePage heading={t("heading")} title={title} extraClass="history">
      <p>
        <Link href={`/opinions/${id}`}>{t("back")}</Link>
      </p>
      <h1>{title}</h1>
      {opinion.body === undefined ? (
        <VersionNotRead failed={opinion.failed} again={opinion.again} />
      ) : (
        <Versions id={id} opinion={opinion.body} />
      )}
    </SidePage>
  );
}

type VersionsProps = { readonly id: OpinionId; readonly opinion: OpinionToRead };

/** The list of versions, and below it one of them, two compared, or the walk through all. */
function Versions({ id, opinion }: VersionsProps) {
  const states = useStates(id);
  const issued = useIssued();
  const named = useNamedVersions({
    id,
    opinion,
    states: states.body?.states ?? [],
    issued: issued.body?.out ?? [],
  });
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const revision = mergingOf(opinion.record).revisions.find((one) => one.id === asked.get("revision"));
  if (states.body === undefined) return <VersionNotRead failed={states.failed} again={states.again} />;
  const compare = (address: string): void => {
    go(address, { replace: true });
    requestAnimationFrame(() => document.getElementById("compared")?.scrollIntoView({ block: "start" }));
  };
  return (
    <>
      <VersionList id={id} named={named} onCompare={compare} />
      {issued.failed ? <VersionNotRead failed again={issued.again} /> : null}
      {revision === undefined ? (
        <Walk id={id} opinion={opinion} answer={states.body} />
      ) : (
        <RevisionText
          key={asked.toString()}
          id={id}
          opinion={opinion}
          revision={revision}
          other={asked.get("with")}
          named={named}
        />
      )}
    </>
  );
}

type WalkProps = VersionsProps & { readonly answer: StatesAnswer };

function Walk({ id, opinion, answer }: WalkProps) {
  const t = useTranslations("history");
  const say = useTranslations();
  const whom = useWhom(opinion.record.groupId);
  const nameOf = useCallback((clause: ClauseId) => clauseCitation(say, opinion, clause), [say, opinion]);
  const isTypedAsked = new URLSearchParams(useSearch()).get("show") === "typed";
  const { body: typed } = useTyped(id, isTypedAsked);
  const all = useMemo(
    () =>
      [...answer.states, ...(typed?.typed ?? []).map((one) => ({ ...one, type: "typed" as const }))].toSorted(
        (one, other) => one.seq - other.seq,
      ),
    [answer, typed],
  );
  const walk = useWalk(all);
  const { rules } = useForum();

  const wordsOf = useStateLabel(
    { whom, nameOf, proposals: opinion.record.negotiation.proposals },
    walk.runOf,
  );
  const comparison = useComparison(id, walk.between);
  const [view, setView] = useState<"inPlace" | "sideBySide">("inPlace");
  const [changedOnly, setChangedOnly] = useState(false);
  const [restoring, setRestoring] = useState<ToldClause | null>(null);
  useEffect(() => {
    // The change is what one came for: it comes into sight, and the list keeps the keys.
    document.querySelector(".compared:not(.same)")?.scrollIntoView({ block: "nearest" });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: what is drawn of it is looked for
  }, [comparison.body]);

  const { states, chosen } = walk;
  const pair = usePair(walk, wordsOf);
  const others = [
    { value: "before", words: t("before") },
    { value: "now", words: t("now") },
    ...(walk.other === null
      ? []
      : [{ value: String(walk.other.seq), words: t("state", { words: wordsOf(walk.other) }) }]),
    ...answer.states
      .filter(
        ({ type, seq }) =>
          (type === "consolidated" || type === "meetingEnded") &&
          seq !== walk.other?.seq &&
          seq !== chosen?.seq,
      )
      .map((one) => ({ value: String(one.seq), words: wordsOf(one) })),
  ];
  return (
    <>
      <h2>{t("every")}</h2>
      <p className="quiet">{t("explain")}</p>
      <KeystrokesNotice id={id} />
      <WalkBar walk={walk} />
      <div className="history-bars">
        <Select label={t("with")} choices={others} chosen={walk.with} onChoose={walk.compareWith} />
        {chosen === null || walk.with === String(chosen.seq) ? null : (
          <Button onPress={() => walk.compareWith(String(chosen.seq))}>{t("keepToCompare")}</Button>
        )}
        <Select
          label={t("view")}
          choices={[
            { value: "inPlace", words: t("inPlace") },
            { value: "sideBySide", words: t("sideBySide") },
          ]}
          chosen={view}
          onChoose={setView}
        />
        <Switch words={t("changedOnly")} on={changedOnly} onChange={setChangedOnly} />
      </div>
      {states.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <div className="history-parts">
          <StateList states={states} chosen={chosen?.seq ?? 0} wordsOf={wordsOf} onChoose={walk.choose} />
          <section
            id="compared"
            className="history-text"
            aria-label={chosen === null ? t("heading") : wordsOf(chosen)}
          >
            {pair === "" ? null : <h3 dir="auto">{pair}</h3>}
            <StandingNote document={opinion} />
            {comparison.body === undefined ? (
              <VersionNotRead failed={comparison.failed} again={comparison.again} />
            ) : (
              <ComparedText
                comparison={comparison.body}
                view={view}
                changedOnly={changedOnly}
                nameOf={nameOf}
                onRestore={rules.closed ? undefined : setRestoring}
              />
            )}
          </section>
        </div>
      )}
      {restoring === null || chosen === null ? null : (
        <RestoreTextDialog
          id={id}
          clause={restoring}
          seq={chosen.seq}
          side={walk.with === "now" ? "before" : "after"}
          name={nameOf(restoring.id)}
          whom={whom}
          onClose={() => setRestoring(null)}
        />
      )}
    </>
  );
}

/** Says which two are compared; "" where it is a version and the one before. */
function usePair(walk: Walked, wordsOf: (state: Step) => string): string {
  const t = useTranslations("history");
  const { chosen, other } = walk;
  if (chosen === null || walk.with === "before") return "";
  if (other === null) return t("twoCompared", { later: t("now"), earlier: wordsOf(chosen) });
  const [earlier, later] = other.seq < chosen.seq ? [other, chosen] : [chosen, other];
  return t("twoCompared", { later: wordsOf(later), earlier: wordsOf(earlier) });
}

/** Goes from state to state: by hand, or by itself. */
function WalkBar({ walk }: { readonly walk: ReturnType<typeof useWalk> }) {
  const t = useTranslations("history");
  const { states, index } = walk;
  return (
    <div className="history-bars">
      <Select label={t("show")} choices={walk.kinds} chosen={walk.kind} onChoose={walk.setKind} />
      <Button isDisabled={index <= 0} onPress={() => walk.step(-1)}>
        {t("earlier")}
      </Button>
      <Button isDisabled={index >= states.length - 1} onPress={() => walk.step(1)}>
        {t("later")}
      </Button>
      <Button isDisabled={!walk.playing && index >= states.length - 1} onPress={walk.toggle}>
        {t(walk.playing ? "pause" : "play")}
      </Button>
      <span className="quiet" role="status">
        {states.length === 0 ? "" : t("at", { n: index + 1, of: states.length })}
      </span>
      <Button extraClass="push" onPress={() => print()}>
        {t("print")}
      </Button>
    </div>
  );
}
