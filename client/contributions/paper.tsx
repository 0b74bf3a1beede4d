import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { handInRefusal, isPaperOf } from "../../shared/forum/hand-in-paper.ts";
import { withdrawRefusal } from "../../shared/forum/withdraw-contribution.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLinkedId, useLinkedPart } from "../opinion/linked-part.ts";
import { Button } from "../ui/button.tsx";
import {
  ContributionText,
  listedVersion,
  type PaperVersion,
  useLinkedParagraph,
} from "./contribution-text.tsx";
import { HandInDialog } from "./hand-in-dialog.tsx";
import { PaperFiles } from "./paper-files.tsx";
import { ProposeDialog, wordFilesOf } from "./propose-dialog.tsx";
import { Subjects } from "./subjects.tsx";
import { useLanguageWords } from "./use-language-words.ts";
import { EditDialog } from "./edit-dialog.tsx";
import { ReviseDialog } from "./revise-dialog.tsx";
import { useContributorLabel } from "../forum/use-contributions.ts";
import { useTakeNumber } from "./use-take-number.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

type PaperProps = { readonly contribution: ListedContribution; readonly keeps: boolean };
/** `isFirst`: of the delegation that the address names. */
type ListedPaperProps = PaperProps & { readonly isFirst: boolean };

/** One paper: whose, when, its proposals, its text with earlier revisions, and that it was withdrawn. */
export function Paper({ contribution, keeps, isFirst }: ListedPaperProps) {
  const t = useTranslations("contribution");
  const paper = useTranslations("paper");
  const fromWords = useContributorLabel();
  const { number, title, proposals, former, additions, withdrawn } = contribution;
  const at = `/api/forum/contributions/${contribution.id}`;
  const isLinked = useLinkedId("paper") === contribution.id;
  const paragraph = useLinkedParagraph();
  const part = useLinkedPart<HTMLLIElement>(isFirst || (isLinked && paragraph === null));
  return (
    <li ref={part} tabIndex={-1} id={contribution.id} className={withdrawn === null ? "" : "withdrawn"}>
      <div className="report-opinion">
        <small className="faint">
          {t("numberN", { number })} · {fromWords(contribution.from)}
        </small>
        <b dir="auto">{title}</b>
        {withdrawn === null ? null : <Withdrawn withdrawn={withdrawn} />}
        <Received words={contribution} />
        <Subjects about={contribution.about} sources={contribution.sources} />
        <PaperFiles files={contribution.files} at={at} />
        {proposals.length === 0 ? null : (
          <ul className="its-proposals" aria-label={t("proposals", { number })}>
            {proposals.map(({ opinionId, proposalId, label }) => (
              <li key={proposalId}>
                <Link href={`/opinions/${opinionId}?proposal=${proposalId}`}>{label}</Link>
              </li>
            ))}
          </ul>
        )}
        {proposals.some(({ stale }) => stale) ? <p className="quiet">{t("stale")}</p> : null}
        <Text contribution={contribution} version="now" />
        {additions.length === 0 ? null : (
          <ul className="paper-additions" aria-label={paper("additions")}>
            {additions.map((one, addition) => (
              <li key={one.number}>
                <small className="faint">
                  {paper(`kinds.${one.kind}`)} · {one.number}
                </small>{" "}
                <span dir="auto">{one.title}</span>
                <Received words={one} />
                <PaperFiles files={one.files} at={at} />
                <Text contribution={contribution} version={{ addition }} />
              </li>
            ))}
          </ul>
        )}
        {former.length === 0 ? null : (
          <details>
            <summary>{t("former", { n: former.length })}</summary>
            <ul>
              {former.map((one, revision) => (
                <li key={one.number}>
                  <small className="faint">{t("numberN", { number: one.number })}</small>{" "}
                  <span dir="auto">{one.title}</span>
                  <Received words={one} />
                  <PaperFiles files={one.files} at={at} />
                  <Text contribution={contribution} version={{ revision }} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Acts contribution={contribution} keeps={keeps} />
    </li>
  );
}

function Withdrawn({ withdrawn }: { readonly withdrawn: NonNullable<ListedContribution["withdrawn"]> }) {
  const t = useTranslations();
  const { timeZone } = useForum();
  const instants = useInstants();
  const { at, reason, onWordOf } = withdrawn;
  return (
    <p>
      <span className="tag neutral">{t("contribution.withdrawnTag")}</span>{" "}
      {t("contribution.withdrawnAt", { at: instants.inZone(at, timeZone) })}
      {reason === "" ? "" : ` “${reason}”`}{" "}
      {onWordOf === null ? "" : t("position.onWord", { word: onWordOf })}
    </p>
  );
}

function Received({
  words,
}: {
  readonly words: Pick<ListedContribution, "receivedAt" | "language" | "isLate">;
}) {
  const t = useTranslations("contribution");
  const languageOf = useLanguageWords();
  const { timeZone } = useForum();
  const seat = useSeat();
  const instants = useInstants();
  return (
    <p className="quiet">
      {t("received", { at: instants.inZone(words.receivedAt, timeZone), zone: seat })} ·{" "}
      {languageOf(words.language)}{" "}
      {words.isLate === true ? <span className="tag adref">{t("late")}</span> : null}
    </p>
  );
}

type TextProps = { readonly contribution: ListedContribution; readonly version: PaperVersion };

function Text({ contribution, version }: TextProps) {
  const t = useTranslations("contribution");
  const { paragraphCount, files } = listedVersion(contribution, version);
  if (paragraphCount > 0) return <ContributionText contribution={contribution} version={version} />;
  return files.length > 0 ? null : <p className="faint">{t("noText")}</p>;
}

function Acts({ contribution, keeps }: PaperProps) {
  const t = useTranslations("contribution");
  const paper = useTranslations("paper");
  const me = useSession();
  const { rules } = useForum();
  const takeNumber = useTakeNumber();
  const [asking, setAsking] = useState<"edit" | "revise" | "withdraw" | "add" | "propose" | null>(null);
  const { number, proposals, withdrawn } = contribution;
  const onWord = withdrawRefusal(contribution, me, undefined) !== null;
  const mayWithdraw = withdrawRefusal(contribution, me, onWord ? "…" : undefined) === null;
  const close = (): void => setAsking(null);
  const mayAdd =
    me.delegationId !== null && handInRefusal(me) === null && isPaperOf(contribution, me.delegationId);
  if (rules.closed || withdrawn !== null || !(keeps || mayWithdraw || mayAdd)) return null;
  return (
    <span className="downloads">
      {keeps && proposals.some(({ stale }) => stale) ? (
        <Button aria-label={t("takeNumberName", { number })} onPress={() => void takeNumber(contribution)}>
          {t("takeNumber")}
        </Button>
      ) : null}
      {keeps ? (
        <>
          <Button aria-label={t("editName", { number })} onPress={() => setAsking("edit")}>
            {t("edit")}
          </Button>
          <Button aria-label={t("reviseName", { number })} onPress={() => setAsking("revise")}>
            {t("revise")}
          </Button>
        </>
      ) : null}
      {(mayAdd || keeps) &&
      contribution.from.kind === "delegation" &&
      wordFilesOf(contribution).length > 0 ? (
        <Button aria-label={paper("proposeName", { number })} onPress={() => setAsking("propose")}>
          {paper("propose")}
        </Button>
      ) : null}
      {mayAdd ? (
        <Button aria-label={paper("addToName", { number })} onPress={() => setAsking("add")}>
          {paper("addTo")}
        </Button>
      ) : null}
      {mayWithdraw ? (
        <Button
          aria-label={t(onWord ? "withdrawOnWordName" : "withdrawName", { number })}
          onPress={() => setAsking("withdraw")}
        >
          {t(onWord ? "withdrawOnWord" : "withdraw")}
        </Button>
      ) : null}
      {asking === "propose" ? <ProposeDialog contribution={contribution} onClose={close} /> : null}
      {asking === "add" ? <HandInDialog to={contribution} onClose={close} /> : null}
      {asking === "edit" ? <EditDialog contribution={contribution} onClose={close} /> : null}
      {asking === "revise" ? <ReviseDialog contribution={contribution} onClose={close} /> : null}
      {asking === "withdraw" ? (
        <WithdrawDialog contribution={contribution} onWord={onWord} onClose={close} />
      ) : null}
    </span>
  );
}
