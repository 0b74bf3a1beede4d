import { useState } from "react";
import { useTranslations } from "use-intl";
import { handInRefusal } from "../../shared/forum/hand-in-paper.ts";
import type { ListedHandedIn } from "../../shared/negotiation/handed-in.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useHandedIn } from "../forum/use-handed-in.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useContributions } from "../forum/use-contributions.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLinkedPart } from "../opinion/linked-part.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { useSearch } from "wouter";
import { HandInDialog } from "./hand-in-dialog.tsx";
import { PaperFiles } from "./paper-files.tsx";
import { PostDialog } from "./post-dialog.tsx";
import { ReturnDialog } from "./return-dialog.tsx";
import { Subjects } from "./subjects.tsx";

/** Papers that were handed in and are not posted: a delegation's own, or all of them for the secretariat (rule F12). */
export function HandedInList({ keeps }: { readonly keeps: boolean }) {
  const t = useTranslations();
  const papers = useHandedIn();
  const { handedInSeq } = useForum();
  if (handedInSeq === 0) return null;
  switch (papers.kind) {
    case "loading":
      return <Busy words={t("paper.loading")} />;
    case "failed":
      return (
        <div>
          <p className="warning">{t("paper.failed")}</p>
          <Button onPress={papers.again}>{t("ui.tryAgain")}</Button>
        </div>
      );
    case "here": {
      const waiting = papers.here.filter(({ state }) => state.kind === "waiting");
      const settled = papers.here.filter(
        ({ state }) => state.kind === "returned" || state.kind === "takenBack",
      );
      if (waiting.length + settled.length === 0) return null;
      const heading = t(keeps ? "paper.waitingAll" : "paper.waitingOwn");
      return (
        <section aria-label={heading}>
          <h2>{heading}</h2>
          {waiting.length === 0 ? <p className="quiet">{t("paper.noneWaiting")}</p> : null}
          <Papers papers={waiting} keeps={keeps} label={heading} />
          {settled.length === 0 ? null : (
            <details>
              <summary>{t("paper.settled", { n: settled.length })}</summary>
              <Papers papers={settled} keeps={keeps} label={t("paper.settled", { n: settled.length })} />
            </details>
          )}
        </section>
      );
    }
  }
}

type PapersProps = {
  readonly papers: readonly ListedHandedIn[];
  readonly keeps: boolean;
  readonly label: string;
};

const Papers = ({ papers, keeps, label }: PapersProps) =>
  papers.length === 0 ? null : (
    <ul className="papers" aria-label={label}>
      {papers.map((paper) => (
        <HandedInPaper key={paper.id} paper={paper} keeps={keeps} />
      ))}
    </ul>
  );

type PaperProps = { readonly paper: ListedHandedIn; readonly keeps: boolean };

function HandedInPaper({ paper, keeps }: PaperProps) {
  const t = useTranslations();
  const { timeZone } = useForum();
  const seat = useSeat();
  const { symbolOf, nameOf } = useDelegations();
  const contributions = useContributions();
  const instants = useInstants();
  const isLinked = new URLSearchParams(useSearch()).get("handed") === paper.id;
  const part = useLinkedPart<HTMLLIElement>(isLinked);
  const { id, delegationId, kind, title, receivedAt, isLate, state, files, paragraphs, contributionId } =
    paper;
  const to =
    contributions.kind === "here" ? contributions.here.find((one) => one.id === contributionId) : undefined;
  const at = (instant: number): string => instants.inZone(instant, timeZone);
  return (
    <li ref={part} tabIndex={-1} id={id}>
      <div className="report-opinion">
        <small className="faint">
          {symbolOf(delegationId)} · {nameOf(delegationId)}
        </small>
        <b dir="auto">{title}</b>
        {kind === "paper" || to === undefined ? null : (
          <p>{t(`paper.kindOf.${kind}`, { number: to.number })}</p>
        )}
        <p className="quiet">
          {t("contribution.received", { at: at(receivedAt), zone: seat })}{" "}
          <span className="tag neutral">
            {t(`paper.state.${state.kind === "posted" ? "waiting" : state.kind}`)}
          </span>{" "}
          {isLate === true ? <span className="tag adref">{t("contribution.late")}</span> : null}
        </p>
        {state.kind === "returned" ? (
          <p>{t("paper.returnedFor", { at: at(state.at), reason: state.reason })}</p>
        ) : null}
        {state.kind === "takenBack" ? <p>{t("paper.takenBackAt", { at: at(state.at) })}</p> : null}
        <p className="faint receipt">{t("paper.receipt", { id })}</p>
        <Subjects about={paper.about} sources={paper.sources} />
        <PaperFiles files={files} at={`/api/forum/papers/${id}`} />
        {paragraphs.length === 0 ? null : (
          <details>
            <summary>{t("paper.readText", { n: paragraphs.length })}</summary>
            <ol className="paper" lang={paper.language} dir="auto">
              {paragraphs.map((words, n) => (
                // oxlint-disable-next-line react/no-array-index-key -- reason: paragraphs may be equal, and none moves
                <li key={n}>{words}</li>
              ))}
            </ol>
          </details>
        )}
      </div>
      <PaperActs paper={paper} keeps={keeps} />
    </li>
  );
}

function PaperActs({ paper, keeps }: PaperProps) {
  const t = useTranslations("paper");
  const me = useSession();
  const { rules } = useForum();
  const command = useForumCommand();
  const contributions = useContributions();
  const [asking, setAsking] = useState<"post" | "return" | "again" | null>(null);
  const { id: paperId, title, state, delegationId } = paper;
  const isOwn = me.delegationId === delegationId && handInRefusal(me) === null;
  const isWaiting = state.kind === "waiting";
  const close = (): void => setAsking(null);
  if (rules.closed || !(keeps || isOwn)) return null;
  const to =
    contributions.kind === "here"
      ? (contributions.here.find((one) => one.id === paper.contributionId) ?? null)
      : null;
  return (
    <span className="downloads">
      {keeps && isWaiting ? (
        <>
          <Button look="main" aria-label={t("postName", { title })} onPress={() => setAsking("post")}>
            {t("post")}
          </Button>
          <Button aria-label={t("returnName", { title })} onPress={() => setAsking("return")}>
            {t("return")}
          </Button>
        </>
      ) : null}
      {isOwn && isWaiting ? (
        <Button
          aria-label={t("takeBackName", { title })}
          onPress={() => void command({ type: "takePaperBack", paperId }, t("tookBack", { title }))}
        >
          {t("takeBack")}
        </Button>
      ) : null}
      {isOwn && !isWaiting ? (
        <Button aria-label={t("againName", { title })} onPress={() => setAsking("again")}>
          {t("again")}
        </Button>
      ) : null}
      {asking === "post" ? <PostDialog paper={paper} to={to} onClose={close} /> : null}
      {asking === "return" ? <ReturnDialog paper={paper} onClose={close} /> : null}
      {asking === "again" ? <HandInDialog to={to} again={paper} onClose={close} /> : null}
    </span>
  );
}
