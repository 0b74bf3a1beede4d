import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { itemNow } from "../../shared/forum/agenda-run.ts";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { AgendaLine } from "../../shared/presets/preset.ts";
import { useForum } from "../forum/use-forum.ts";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Button } from "../ui/button.tsx";
import { AdoptedReport } from "./adopted-report.tsx";
import { Election } from "./election.tsx";
import { OpinionsOfAgenda } from "./opinions-of-agenda.tsx";
import { type ConductedMeeting, offersAct } from "./use-agenda.ts";

type ItemOfAgendaProps = { readonly meeting: ConductedMeeting; readonly item: AgendaLine };

/** One item of the agenda: when it was taken up, its acts, and for the person who holds the meeting, the next step. */
export function ItemOfAgenda({ meeting, item }: ItemOfAgendaProps) {
  const t = useTranslations("agenda");
  const toReport = useTranslations("mainReport");
  const { me, mainReport } = useForum();
  const own = useOwnTime();
  const wordsOf = useWordsOf();
  const send = useMeetingCommand();
  const { id: meetingId, agenda, run, closed, groupId } = meeting;
  const { n } = item;
  const title = wordsOf(item.title);
  const isNow = closed === null && itemNow(run) === n;
  const turns = run.turns.filter((one) => one.n === n);
  const holds = closed === null && mayHoldMeeting(me, groupId) === null;
  const isShown = isNow || turns.length > 0;
  const offers = (act: NonNullable<AgendaLine["acts"]>): boolean => isShown && offersAct(agenda, item, act);
  return (
    <li className={isNow ? "now" : ""} aria-current={isNow ? "step" : undefined}>
      <div className="heading-with-act">
        <h2>
          <span className="faint">{n}</span> {title}{" "}
          {isNow ? <span className="tag next">{t("now")}</span> : null}
        </h2>
        {!holds ? null : isNow ? (
          <Button aria-label={t("endName", { n })} onPress={() => void send({ type: "endItem", meetingId })}>
            {t("end")}
          </Button>
        ) : (
          <Button
            aria-label={t("takeUpName", { n, title })}
            onPress={() => void send({ type: "takeUpItem", meetingId, n })}
          >
            {t("takeUp")}
          </Button>
        )}
      </div>
      {turns.map(({ from, to }) => (
        <p key={from} className="quiet">
          {to === null && closed === null
            ? t("since", { at: own.bound(from) })
            : own.span(from, to ?? closed?.at ?? from)}
        </p>
      ))}
      {offers("election") ? <Election meeting={meeting} isNow={isNow} /> : null}
      {offers("report") ? (
        <p>
          {mainReport === null ? (
            <Link href="/contributions">{t("papers")}</Link>
          ) : (
            <Link href="/main-report">{toReport("heading")}</Link>
          )}
        </p>
      ) : null}
      {offers("consideration") ? (
        <OpinionsOfAgenda meeting={meeting} isNow={isNow} act="consideration" />
      ) : null}
      {offers("adoption") ? (
        <>
          <OpinionsOfAgenda meeting={meeting} isNow={isNow} act="adoption" />
          <AdoptedReport meeting={meeting} isNow={isNow} />
        </>
      ) : null}
    </li>
  );
}
