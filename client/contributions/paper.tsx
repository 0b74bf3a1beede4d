import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { withdrawRefusal } from "../../shared/forum/withdraw-contribution.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLinkedId, useLinkedPart } from "../opinion/linked-part.ts";
import { Button } from "../ui/button.tsx";
import { ContributionText, useLinkedParagraph } from "./contribution-text.tsx";
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
  const fromWords = useContributorLabel();
  const { number, title, proposals, former, withdrawn } = contribution;
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
        <Text contribution={contribution} revision={null} />
        {former.length === 0 ? null : (
          <details>
            <summary>{t("former", { n: former.length })}</summary>
            <ul>
              {former.map((one, revision) => (
                <li key={one.number}>
                  <small className="faint">{t("numberN", { number: one.number })}</small>{" "}
                  <span dir="auto">{one.title}</span>
                  <Received words={one} />
                  <Text contribution={contribution} revision={revision} />
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
  const { timeZone } = useForum();
  const seat = useSeat();
  const instants = useInstants();
  return (
    <p className="quiet">
      {t("received", { at: instants.inZone(words.receivedAt, timeZone), zone: seat })} ·{" "}
      {languageWords(t, words.language)}{" "}
      {words.isLate === true ? <span className="tag adref">{t("late")}</span> : null}
    </p>
  );
}

type TextProps = { readonly contribution: ListedContribution; readonly revision: number | null };

function Text({ contribution, revision }: TextProps) {
  const t = useTranslations("contribution");
  const { paragraphCount } =
    revision === null ? contribution : (contribution.former[revision] ?? contribution);
  return paragraphCount === 0 ? (
    <p className="faint">{t("noText")}</p>
  ) : (
    <ContributionText contribution={contribution} revision={revision} />
  );
}

function Acts({ contribution, keeps }: PaperProps) {
  const t = useTranslations("contribution");
  const me = useSession();
  const { rules } = useForum();
  const takeNumber = useTakeNumber();
  const [asking, setAsking] = useState<"edit" | "revise" | "withdraw" | null>(null);
  const { number, proposals, withdrawn } = contribution;
  const onWord = withdrawRefusal(contribution, me, undefined) !== null;
  const mayWithdraw = withdrawRefusal(contribution, me, onWord ? "…" : undefined) === null;
  const close = (): void => setAsking(null);
  if (rules.closed || withdrawn !== null || !(keeps || mayWithdraw)) return null;
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
      {mayWithdraw ? (
        <Button
          aria-label={t(onWord ? "withdrawOnWordName" : "withdrawName", { number })}
          onPress={() => setAsking("withdraw")}
        >
          {t(onWord ? "withdrawOnWord" : "withdraw")}
        </Button>
      ) : null}
      {asking === "edit" ? <EditDialog contribution={contribution} onClose={close} /> : null}
      {asking === "revise" ? <ReviseDialog contribution={contribution} onClose={close} /> : null}
      {asking === "withdraw" ? (
        <WithdrawDialog contribution={contribution} onWord={onWord} onClose={close} />
      ) : null}
    </span>
  );
}

/** A language by its name where it is one of the six, else by its tag. */
function languageWords(t: ReturnType<typeof useTranslations<"contribution">>, tag: string): string {
  switch (tag) {
    case "ar":
    case "zh":
    case "en":
    case "fr":
    case "ru":
    case "es":
      return t(`languages.${tag}`);
    default:
      return tag;
  }
}
