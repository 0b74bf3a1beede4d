import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { isOwnPaper, isOwnProposal, sentencesOfPaper } from "../../shared/whereabouts/own-texts.ts";
import { type Sentence, type TextNow, whereIs } from "../../shared/whereabouts/where-is.ts";
import { proposalLabel, proposedText } from "../../shared/negotiation/proposal.ts";
import { useContribution, useContributions } from "../forum/use-contributions.ts";
import { useSession } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ToFirstText } from "../forum/to-first-text.tsx";
import { DeskMessages } from "../i18n/screen-messages.tsx";
import { type OpinionThere, useAllOpinions } from "../merging/use-all-opinions.ts";
import { WhereSentence } from "../merging/where-sentence.tsx";

/** For each sentence of a delegation's contributions, and each of its proposals: where it stands today (rule U12). */
export function WhereScreen() {
  return (
    <DeskMessages>
      <Where />
    </DeskMessages>
  );
}

function Where() {
  const t = useTranslations("merging.where");
  const { delegationId } = useSession();
  return (
    <SidePage heading={t("heading")} extraClass="merging">
      <h1>{t("heading")}</h1>
      <p className="quiet">{t("explain")}</p>
      {delegationId === null ? <p className="quiet">{t("offices")}</p> : null}
      <Read delegationId={delegationId} />
    </SidePage>
  );
}

function Read({ delegationId }: { delegationId: DelegationId | null }) {
  const t = useTranslations("merging");
  const opinions = useAllOpinions();
  const contributions = useContributions();
  if (opinions.kind === "failed" || contributions.kind === "failed") {
    const again = (): void => {
      if (opinions.kind === "failed") opinions.again();
      if (contributions.kind === "failed") contributions.again();
    };
    return (
      <p className="warning" role="alert">
        {t("across.failed")} <Button onPress={again}>{t("again")}</Button>
      </p>
    );
  }
  if (opinions.kind === "loading" || contributions.kind === "loading")
    return <Busy words={t("across.loading")} />;
  const papers = contributions.here.filter((one) => one.paragraphCount > 0 && isOwnPaper(one, delegationId));
  return (
    <>
      <TakeHome />
      <Issued texts={opinions.here} />
      <section>
        <h2>{t("where.papers")}</h2>
        {papers.length === 0 ? (
          <Empty words={t("where.noPapers")}>
            <Link href="/contributions" className="button">
              {t("where.toPapers")}
            </Link>
          </Empty>
        ) : null}
        {papers.map((paper) => (
          <Paper key={paper.id} paper={paper} texts={opinions.here} />
        ))}
      </section>
      <Proposals delegationId={delegationId} texts={opinions.here} />
    </>
  );
}

const FORMS = ["docx", "txt", "csv"] as const;

/** The same as a document, to send home. */
function TakeHome() {
  const t = useTranslations("merging.where");
  const { language } = useLanguage();
  return (
    <p className="row-acts">
      <span>{t("takeHome")}</span>
      {FORMS.map((form) => (
        <a
          key={form}
          className="button"
          href={`/api/where.${form}?language=${language}`}
          download=""
          aria-label={t(`formName.${form}`)}
        >
          {t(`form.${form}`)}
        </a>
      ))}
    </p>
  );
}

/** Issued texts: the notice above each may have been put away long ago. */
function Issued({ texts }: { texts: readonly OpinionThere[] }) {
  const t = useTranslations("merging.where");
  const instants = useInstants();
  const lines = texts.flatMap(({ id, number, title, record }) =>
    [
      ...record.baseTexts.map(({ n, name, at }) => ({
        at,
        words: t("baseText", { n, name: name || "none" }),
      })),
      ...mergingOf(record).revisions.flatMap(({ name, basis }) =>
        basis === null ? [] : [{ at: basis.at, words: t("basis", { name }) }],
      ),
    ].map((issued) => ({ ...issued, id, opinion: t("opinion", { number, title }) })),
  );
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{t("issued")}</h2>
      <ul className="plain-list">
        {lines
          .toSorted((a, b) => b.at - a.at)
          .map(({ id, at, opinion, words }) => (
            <li key={`${id} ${at} ${words}`}>
              <Link href={`/opinions/${id}`}>{opinion}</Link>: {words},{" "}
              <span className="quiet">{instants.day(at)}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

type PaperProps = { readonly paper: ListedContribution; readonly texts: readonly TextNow[] };

function Paper({ paper, texts }: PaperProps) {
  const t = useTranslations("merging");
  const whole = useContribution(paper.id);
  const heading = t("where.paper", { number: paper.number, title: paper.title });
  return (
    <article className="where" aria-label={heading}>
      <h3 dir="auto">{heading}</h3>
      {whole.kind === "loading" ? <Busy words={t("across.loading")} /> : null}
      {whole.kind === "failed" ? (
        <p className="warning" role="alert">
          {t("contributionsFailed")} <Button onPress={whole.again}>{t("again")}</Button>
        </p>
      ) : null}
      {whole.kind === "here" ? (
        <Sentences
          sentences={sentencesOfPaper(whole.here)}
          own={whole.here.from.kind === "group" ? [whole.here.from.symbol] : []}
          texts={texts}
        />
      ) : null}
    </article>
  );
}

type SentencesProps = {
  readonly sentences: readonly Sentence[];
  /** Symbols under which the words are the reader's own. */
  readonly own: readonly string[];
  readonly texts: readonly TextNow[];
};

function Sentences({ sentences, own, texts }: SentencesProps) {
  const { delegationId } = useSession();
  const { symbolOf } = useDelegations();
  const found = useMemo(() => {
    const symbols = delegationId === null ? own : [...own, symbolOf(delegationId)];
    return sentences.map((sentence) => ({ sentence, where: whereIs(sentence, texts, symbols) }));
  }, [sentences, own, texts, delegationId, symbolOf]);
  return (
    <ol className="where-list">
      {found.map(({ sentence, where }, i) => (
        // A sentence may stand twice in a paper: its place is what it is.
        // oxlint-disable-next-line react/no-array-index-key -- reason: see above
        <li key={i}>
          <p className="merged-words" dir="auto">
            {sentence.text}
          </p>
          <WhereSentence where={where} texts={texts} />
        </li>
      ))}
    </ol>
  );
}

type ProposalsProps = { readonly delegationId: DelegationId | null; readonly texts: readonly TextNow[] };

function Proposals({ delegationId, texts }: ProposalsProps) {
  const t = useTranslations("merging.where");
  const { symbolOf } = useDelegations();
  const own = texts.flatMap((text) =>
    text.record.negotiation.proposals
      .filter((one) => isOwnProposal(one, delegationId))
      .map((proposal) => ({ text, proposal })),
  );
  return (
    <section>
      <h2>{t("proposals")}</h2>
      {own.length === 0 ? (
        <Empty words={t("noProposals")}>
          <ToFirstText />
        </Empty>
      ) : null}
      <ol className="where-list">
        {own.map(({ text, proposal }) => {
          const words = proposedText(proposal);
          const { id: proposalId, fate } = proposal;
          const symbols = [proposal.symbol, ...(delegationId === null ? [] : [symbolOf(delegationId)])];
          return (
            <li key={proposalId}>
              <p>
                <Link href={`/opinions/${text.id}`}>
                  <b>{proposalLabel(proposal)}</b>
                </Link>{" "}
                <span className="tag neutral">{t(`fate.${fate.kind}`)}</span>{" "}
                {fate.kind === "running" || fate.reason === "" ? null : t("because", { reason: fate.reason })}
              </p>
              {words === "" ? (
                <p className="quiet">{t(`wish.${proposal.kind}`)}</p>
              ) : (
                <>
                  <p className="merged-words" dir="auto">
                    {words}
                  </p>
                  <WhereSentence
                    where={whereIs({ text: words, of: { proposalId } }, [text], symbols)}
                    texts={texts}
                  />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
