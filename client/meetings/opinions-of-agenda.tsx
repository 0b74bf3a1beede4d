import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { Stage } from "../../shared/opinion/opinion.ts";
import { useForum } from "../forum/use-forum.ts";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";
import { Button } from "../ui/button.tsx";
import type { ConductedMeeting } from "./use-agenda.ts";

type OpinionsOfAgendaProps = {
  readonly meeting: ConductedMeeting;
  readonly isNow: boolean;
  readonly act: "consideration" | "adoption";
};

/** Texts that come before the Forum, and those that it has dealt with. */
const BEFORE_THE_FORUM: ReadonlySet<Stage> = new Set([
  "agreed",
  "annexed",
  "underConsideration",
  "adopted",
  "notAdopted",
]);

/** The Opinions under an item, each with its stage; its next stage is set on its own page (rules S1, S7). */
export function OpinionsOfAgenda({ meeting, isNow, act }: OpinionsOfAgendaProps) {
  const t = useTranslations("agenda");
  const nav = useTranslations("nav");
  const stageWords = useTranslations("stage");
  const { me, groups } = useForum();
  const now = useMeetingNow(null);
  const send = useMeetingCommand();
  const opinions = groups
    .flatMap((group) => group.opinions)
    .filter(({ stage, quarantined }) => quarantined !== true && BEFORE_THE_FORUM.has(stage));
  const holds = isNow && mayHoldMeeting(me, meeting.groupId) === null;
  if (opinions.length === 0) return <p className="quiet">{t("noOpinions")}</p>;
  return (
    <ul className="agenda-opinions">
      {opinions.map(({ id, number, title, stage }) => {
        const isOnTable = isNow && now?.id === meeting.id && now.table?.opinionId === id;
        return (
          <li key={id}>
            <Link href={`/opinions/${id}`}>
              {nav("opinionN", { number })}: <bdi>{title === "" ? nav("untitled") : title}</bdi>
            </Link>
            <span className="tag neutral">{stageWords(stage)}</span>
            {isOnTable ? <span className="tag next">{t("onTable")}</span> : null}
            {holds && !isOnTable && act === "consideration" ? (
              <Button
                aria-label={t("considerName", { number })}
                onPress={() =>
                  void send({ type: "setTable", meetingId: meeting.id, opinionId: id, clauseId: null })
                }
              >
                {t("consider")}
              </Button>
            ) : null}
          </li>
        );
      })}
      {holds ? <li className="faint">{t(act === "adoption" ? "adoptThere" : "stageThere")}</li> : null}
    </ul>
  );
}
