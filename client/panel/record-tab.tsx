import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ActingRoleChange } from "../../shared/forum/acting-role.ts";
import { isForGroup } from "../../shared/forum/meeting.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { postponedOf } from "../../shared/negotiation/postponed.ts";
import type { Entry } from "../../shared/events/event.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useInstants } from "../i18n/instants.ts";
import { useMeetings } from "../forum/use-meetings.ts";
import { type NameThem, usePersonName, useSeatThen } from "../forum/use-whom.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { entrySentence } from "../record/entry-sentence.ts";
import { KeystrokesNotice } from "../record/keystrokes-notice.tsx";
import { PeopleSentence } from "./people-line.tsx";
import { type RecordLine, recordLines, removalsOf, withForumActs } from "../record/lines.ts";
import { useEarlier } from "./use-earlier.ts";

const SHOWN_AT_ONCE = 60;
const NO_MEETINGS: readonly ToldMeeting[] = [];

/** The event log in words, the newest first, by delegation and office. */
export function RecordTab() {
  const t = useTranslations();
  const { snapshot } = useOpenedOpinion();
  const { hats, keystrokes, peopleActs } = useForum();
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const newest = snapshot.entries;
  const beforeSeq = newest[0]?.seq ?? Number.MAX_SAFE_INTEGER;
  const earlier = useEarlier(snapshot.opinion.id, beforeSeq);
  const all = useMemo(() => [...earlier.entries, ...newest].toReversed(), [earlier.entries, newest]);
  const begins = all.at(-1)?.type === "opinionOpened" || all.length === 0;
  const { groupId, id } = snapshot.opinion;
  const read = useMeetings();
  const meetings = read.kind === "here" ? read.here : NO_MEETINGS;
  const lines = useMemo(() => {
    const since = begins ? 0 : (all.at(-1)?.at ?? 0);
    const ours = hats.filter((one) => one.groupId === groupId && one.at >= since);
    const removals = removalsOf(id, { removals: keystrokes.removals, since });
    const first = all.at(-1)?.at ?? 0;
    const held = meetings.filter((one) => isForGroup(one, groupId) && one.opened.at >= first);
    const people = peopleActs.filter((one) => one.at >= first);
    return withForumActs(recordLines(all), { hats: ours, meetings: held, people, removals });
  }, [all, begins, hats, keystrokes, meetings, peopleActs, groupId, id]);

  return (
    <section aria-label={t("record.heading")}>
      <p>
        <Link href={`/opinions/${snapshot.opinion.id}/versions`}>{t("record.versions")}</Link>
      </p>
      <KeystrokesNotice id={id} />
      {all.length === 0 ? <p className="quiet">{t("record.empty")}</p> : null}
      <ol className="record">
        {lines.slice(0, most).map((line) => {
          switch (line.kind) {
            case "one":
              return <EntryLine key={line.entry.seq} entry={line.entry} />;
            case "many":
              return <ManyLine key={line.entries[0]?.seq} line={line} />;
            case "hat":
              return <ActingRoleLine key={`hat ${line.change.seq}`} change={line.change} />;
            case "meeting":
              return <MeetingLine key={`meeting ${line.meeting.id}`} meeting={line.meeting} />;
            case "people":
              return (
                <li key={`people ${line.act.seq}`}>
                  <EntryTime at={line.act.at} /> <PeopleSentence act={line.act} />
                </li>
              );
            case "removal":
              return <RemovalLine key={`removal ${line.removal.seq}`} line={line} />;
          }
        })}
      </ol>
      {lines.length > most ? (
        <Button onPress={() => setMost(most + SHOWN_AT_ONCE)}>{t("record.earlier")}</Button>
      ) : begins ? (
        <p className="faint">{t("record.beginning")}</p>
      ) : (
        <EarlierEntries state={earlier.state} onRead={earlier.read} />
      )}
    </section>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  const say = useTranslations();
  const forum = useForum();
  const { snapshot, whom, cite } = useOpenedOpinion();
  const { proposals } = snapshot.opinion.negotiation;
  const { huddles } = postponedOf(snapshot.opinion);
  const [, take] = useClauseSelection();
  const whomThen: NameThem = (id) => whom(id, entry.forumSeq);
  const telling = { say, forum, whom: whomThen, nameOf: cite, proposals, huddles };
  const { sentence, reason, words } = entrySentence(entry, telling);
  const clauseId = "clauseId" in entry ? entry.clauseId : null;
  return (
    <li>
      <EntryTime at={entry.at} /> <Person of={entry} />
      {clauseId === null ? (
        <p>{sentence}</p>
      ) : (
        <Button look="link" extraClass="entry" onPress={() => take(clauseId)}>
          {sentence}
        </Button>
      )}
      {reason === "" ? null : <p className="faint">{reason}</p>}
      {entry.type === "cleanedUp" ? (
        <Link href={`/opinions/${snapshot.opinion.id}?read=base-${entry.baseText}`}>
          {say("baseText.readTable")}
        </Link>
      ) : null}
      {entry.type === "consolidated" ? (
        <Link href={`/opinions/${snapshot.opinion.id}?read=base-${entry.baseText}`}>
          {say("baseText.read")}
        </Link>
      ) : null}
      {words === "" ? null : <p className="words">{words}</p>}
    </li>
  );
}

function ManyLine({ line }: { line: Extract<RecordLine, { kind: "many" }> }) {
  const t = useTranslations("entry");
  const { whom } = useOpenedOpinion();
  const newest = line.entries[0];
  if (newest === undefined) return null;
  const who = whom(newest.by, newest.forumSeq).spoken;
  return (
    <li>
      <EntryTime at={newest.at} /> <Person of={newest} />
      <p>{capitalized(t(line.act, { who, n: line.entries.length }))}</p>
    </li>
  );
}

/** A handover of the lead, to whom and why, or its end (rule P6). */
function ActingRoleLine({ change }: { change: ActingRoleChange }) {
  const t = useTranslations();
  const { whom } = useOpenedOpinion();
  const { delegations } = useForum();
  const seatThen = useSeatThen();
  // As they were before it: who hands the lead over does so as the lead.
  const who = whom(change.userId, change.seq - 1).spoken;
  const own = seatThen(change.userId, change.seq).delegationId;
  const symbol = delegations.find((one) => one.id === own)?.symbol;
  const sentence =
    change.hat === "lead"
      ? t("record.leadTakenBack", { who })
      : t("record.leadHanded", {
          who,
          to: change.to === "secretariat" ? "secretariat" : "coLead",
          symbol: symbol ?? "none",
        });
  return (
    <li>
      <EntryTime at={change.at} />
      <p>{capitalized(sentence)}</p>
      {change.hat === "lead" || change.reason === "" ? null : (
        <p className="faint">{t("record.reason", { reason: change.reason })}</p>
      )}
    </li>
  );
}

/** A meeting began; its end stands among the Opinion's own entries (rule T18). */
function MeetingLine({ meeting }: { meeting: ToldMeeting }) {
  const t = useTranslations("meeting");
  const { whom } = useOpenedOpinion();
  const { name, opened } = meeting;
  return (
    <li>
      <EntryTime at={opened.at} />
      <p>{capitalized(t("opened", { who: whom(opened.by, opened.seq).spoken, name }))}</p>
    </li>
  );
}

/** A removal of typed text, with how much of it and until when (rule Z4). */
function RemovalLine({ line }: { line: Extract<RecordLine, { kind: "removal" }> }) {
  const t = useTranslations("keystrokes");
  const instants = useInstants();
  const { at, asked, before } = line.removal;
  return (
    <li>
      <EntryTime at={at} />
      <p>{t("line", { asked, day: instants.day(before), n: line.rows })}</p>
    </li>
  );
}

/** The person behind an act of a delegation, to that delegation and to the secretariat alone (rule A7). */
function Person({ of: { by, forumSeq } }: { of: Pick<Entry, "by" | "forumSeq"> }) {
  const { whom } = useOpenedOpinion();
  const { me } = useForum();
  const nameOf = usePersonName();
  if (by === me.id || whom(by, forumSeq).symbol === null) return null;
  const name = nameOf(by, forumSeq);
  return name === "" ? null : <span className="faint">{name}</span>;
}

function EntryTime({ at }: { at: number }) {
  const instants = useInstants();
  return (
    <time className="faint" dateTime={new Date(at).toISOString()}>
      {instants.brief(at)}
    </time>
  );
}

type EarlierEntriesProps = {
  readonly state: ReturnType<typeof useEarlier>["state"];
  readonly onRead: () => void;
};

function EarlierEntries({ state, onRead }: EarlierEntriesProps) {
  const t = useTranslations("record");
  switch (state) {
    case "reading":
      return <Busy words={t("loading")} />;
    case "failed":
      return (
        <>
          <p className="warning">{t("failed")}</p>
          <Button onPress={onRead}>{t("earlier")}</Button>
        </>
      );
    case "unread":
    case "read":
      return <Button onPress={onRead}>{t("earlier")}</Button>;
  }
}
