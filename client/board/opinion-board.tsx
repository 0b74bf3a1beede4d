import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { BoardClause, BoardOpinion, BoardPending } from "../../shared/board/board.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useInstants } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { DaysChart } from "./days-chart.tsx";
import { useMeetingDays } from "./meeting-ends.ts";
import { DaysTable } from "./days-table.tsx";
import { comma, semicolon } from "../i18n/list-signs.ts";

type OpinionBoardProps = {
  readonly opinion: BoardOpinion;
  readonly most: number;
  readonly from: string;
  readonly to: string;
};

/** One Opinion: how it stands and stood, what is pending with whom, what holds up what, what the week brought. */
export function OpinionBoard({ opinion, most, from, to }: OpinionBoardProps) {
  const t = useTranslations();
  const { id, groupId, number, title, stage, counts, counted } = opinion;
  const meetings = useMeetingDays(groupId).filter(({ day }) => day >= from && day <= to);
  const instants = useInstants();
  return (
    <section className="opinion-board">
      <h2>
        <Link href={`/opinions/${id}`}>
          {t("nav.opinionN", { number })}: {title === "" ? t("nav.untitled") : title}
        </Link>{" "}
        <span className="tag neutral">{t(`stage.${stage}`)}</span>
      </h2>
      <p>
        {t("nav.figuresLong", {
          agreed: counts.agreed,
          adReferendum: counts.adReferendum,
          open: counts.open,
          brackets: counts.brackets,
        })}
      </p>
      <Cleared opinion={opinion} />
      {opinion.week === null ? (
        <p className="faint" role="status">
          {t("board.counting", counted)}
        </p>
      ) : null}
      <DaysChart opinion={opinion} most={most} from={from} to={to} meetings={meetings} />
      {meetings.length === 0 ? null : (
        <p className="quiet">
          {t("board.chart.meetings", {
            list: meetings.map(({ day, name }) => `${instants.date(day)}, ${name}`).join(semicolon()),
          })}
        </p>
      )}
      <DaysTable opinion={opinion} />
      <div className="board-lists">
        <Waits opinion={opinion} />
        <Week opinion={opinion} />
      </div>
    </section>
  );
}

/** Shows by a sign and in words which words the lead of the group let go on (rule U10). */
function Cleared({ opinion: { clearing } }: { readonly opinion: BoardOpinion }) {
  const t = useTranslations("board.cleared");
  const own = useOwnTime();
  const at = clearing.at === null ? "" : own.bound(clearing.at);
  return (
    <p className="quiet">
      {clearing.state === "holds" ? (
        <span className="tag agreed">{t("holds", { at })}</span>
      ) : (
        t(clearing.state, { at })
      )}
    </p>
  );
}

const cite = ({ section, number }: BoardClause): string => `${section} ${number}`.trim();

function Waits({ opinion: { waits } }: { readonly opinion: BoardOpinion }) {
  const t = useTranslations("board");
  const words = usePendingWords();
  return (
    <div>
      <h3>{t("waits.heading")}</h3>
      {waits === null ? <p className="faint">{t("waits.notForYou")}</p> : null}
      {waits !== null && waits.pending.length === 0 ? <p className="quiet">{t("waits.nothing")}</p> : null}
      <ul>
        {waits?.pending.map((pending) => (
          <li key={words(pending)}>{words(pending)}</li>
        ))}
      </ul>
      {waits === null || waits.packages.length === 0 ? null : (
        <>
          <h3>{t("packages.heading")}</h3>
          <ul>
            {waits.packages
              // Both halves of a package say the same.
              .filter(({ isPackage, clause, waitsFor }) => !isPackage || clause.id < waitsFor.id)
              .map(({ isPackage, clause, waitsFor }) => (
                <li key={`${clause.id} ${waitsFor.id}`}>
                  {t(isPackage ? "packages.package" : "packages.waits", {
                    clause: cite(clause),
                    waitsFor: cite(waitsFor),
                  })}
                </li>
              ))}
          </ul>
        </>
      )}
    </div>
  );
}

function usePendingWords(): (pending: BoardPending) => string {
  const t = useTranslations("board.waits");
  const { symbolOf } = useDelegations();
  const own = useOwnTime();
  return (pending) => {
    const clause = cite(pending.clause);
    switch (pending.kind) {
      case "awaitsInstructions": {
        const until = pending.until === null ? "none" : own.bound(Date.parse(pending.until));
        return t("awaitsInstructions", { who: symbolOf(pending.delegationId), until, clause });
      }
      case "cannotAccept": {
        const who = symbolOf(pending.delegationId);
        return pending.unansweredSince === undefined
          ? t("cannotAccept", { who, clause })
          : t("unanswered", { who, at: own.bound(pending.unansweredSince), clause });
      }
      case "pendingDelegation":
        return t(pending.objected === true ? "unagreedDelegation" : pending.kind, {
          who: symbolOf(pending.delegationId),
          clause,
        });
      case "proposal":
        return t("proposal", { label: pending.label, clause });
      case "parked":
        return t("parked", { reason: pending.reason, clause });
      case "huddle":
        return t(pending.delegationIds.length === 0 ? "huddleEmpty" : "huddle", {
          who: pending.delegationIds.map(symbolOf).join(comma()),
          when: own.bound(Date.parse(pending.until)),
          clause,
        });
      case "silence":
        return t("silence", { when: own.bound(pending.closes), clause });
    }
  };
}

function Week({ opinion: { week } }: { readonly opinion: BoardOpinion }) {
  const t = useTranslations("board.week");
  return (
    <div>
      <h3>{t("heading")}</h3>
      {week === null ? <p className="faint">{t("later")}</p> : null}
      {week?.length === 0 ? <p className="quiet">{t("nothing")}</p> : null}
      <ul>
        {week?.map(({ type, n, clauses }) => (
          <li key={type}>
            {t("line", { what: t(type, { n }), clauses: clauses.map(cite).join(comma()) || "none" })}
          </li>
        ))}
      </ul>
    </div>
  );
}
