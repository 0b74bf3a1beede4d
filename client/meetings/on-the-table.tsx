import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { Button } from "../ui/button.tsx";
import { useFloorName } from "./floor-words.ts";
import { chooseInMeeting, useMeetingChoice } from "./meeting-choice.ts";
import { useLeadTable } from "./use-lead-table.ts";
import { useTable } from "./use-table.ts";
import { comma } from "../i18n/list-signs.ts";

/** Requests for the floor that the line names; the panel has them all. */
const NAMED_MAX = 3;

type OnTheTableProps = {
  readonly meeting: MeetingNow;
  readonly opinionId: OpinionId;
  /** This person opened the meeting: their pages lead the others at first. */
  readonly isOpener: boolean;
};

/** In the meeting's line: the clause on the table and the floor, with what follows the table or stays. */
export function OnTheTable({ meeting, opinionId, isOpener }: OnTheTableProps) {
  const t = useTranslations("inMeeting");
  const { me } = useForum();
  const holds = mayHoldMeeting(me, meeting.groupId) === null;
  const leads = (useMeetingChoice("leads", meeting.id) ?? isOpener) && holds;
  const stays = useMeetingChoice("stays", meeting.id) === true;
  const table = useTable(meeting, { opinionId, leads });
  useLeadTable(meeting, { opinionId, leads });
  const { suspended } = meeting;
  const back = (): void => {
    chooseInMeeting("stays", meeting.id, false);
    table.go();
  };
  return (
    <>
      {suspended === null ? (
        <TableSentence meeting={meeting} opinionId={opinionId} address={table.address} />
      ) : (
        <span className="meeting-table suspended" title={suspended.reason}>
          {t("suspended", { reason: suspended.reason })}
        </span>
      )}
      {table.address === null || leads ? null : !table.isThere || stays ? (
        <Button extraClass="meeting-follow" onPress={back}>
          {t("back")}
        </Button>
      ) : (
        <Button
          look="link"
          extraClass="meeting-follow"
          onPress={() => chooseInMeeting("stays", meeting.id, true)}
        >
          {t("stay")}
        </Button>
      )}
      <FloorSentence meeting={meeting} />
    </>
  );
}

type TableSentenceProps = {
  readonly meeting: MeetingNow;
  readonly opinionId: OpinionId;
  readonly address: string | null;
};

/** Names what is on the table: a paragraph of this Opinion, or another Opinion; null: nothing. */
export function useTableName(meeting: MeetingNow | null, opinionId: OpinionId): string | null {
  const t = useTranslations("header");
  const { groups } = useForum();
  const { cite } = useOpenedOpinion();
  const table = meeting?.table ?? null;
  if (table === null) return null;
  if (table.opinionId === opinionId && table.clauseId !== null) return cite(table.clauseId);
  const other = groups.flatMap(({ opinions }) => opinions).find(({ id }) => id === table.opinionId);
  return t("draftOpinion", { number: other?.number ?? "" });
}

function TableSentence({ meeting, opinionId, address }: TableSentenceProps) {
  const t = useTranslations("inMeeting");
  const what = useTableName(meeting, opinionId);
  if (what === null || address === null) return null;
  return (
    <span className="meeting-table">
      <span className="meeting-label">{t("onTable")}</span> <Link href={address}>{what}</Link>
    </span>
  );
}

function FloorSentence({ meeting }: { readonly meeting: MeetingNow }) {
  const t = useTranslations("inMeeting");
  const nameOf = useFloorName();
  const showSidePanel = useShowSidePanel();
  const { speaking, waiting, more } = meeting.floor;
  if (speaking === null && waiting.length === 0) return null;
  const named = waiting.slice(0, NAMED_MAX).map(({ who }) => nameOf(who));
  const others = waiting.length - named.length + more;
  const speaker = speaking === null ? null : nameOf(speaking.who);
  return (
    <Button
      look="link"
      extraClass="meeting-floor"
      aria-label={t("floorName", { speaker: speaker ?? "", waiting: named.join(comma()) })}
      onPress={() => showSidePanel("meeting")}
    >
      {t("floorLabel")} {speaker === null ? null : <b>{speaker}</b>}
      {speaker !== null && named.length > 0 ? ", " : ""}
      {named.join(comma())}
      {others > 0 ? ` +${others}` : ""}
    </Button>
  );
}
