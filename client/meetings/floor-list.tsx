import { useState } from "react";
import { useTranslations } from "use-intl";
import { SECOND_MS } from "../../shared/durations.ts";
import type { FloorRequest } from "../../shared/forum/meeting-live.ts";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { mayHoldMeeting, whoAsks } from "../../shared/forum/meeting-rights.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useForumClock } from "../time/use-forum-clock.ts";
import { Button } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";
import { useFloorName } from "./floor-words.ts";
import { TelephoneDialog } from "./telephone-dialog.tsx";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";

/** The floor in order: the speaker, then the delegations that wait. The person who holds the meeting calls and orders them. */
export function FloorList({ meeting }: { readonly meeting: MeetingNow }) {
  const t = useTranslations("inMeeting.floor");
  const { me } = useForum();
  const send = useMeetingCommand();
  const nameOf = useFloorName();
  const [isRecording, setRecording] = useState(false);
  const holds = mayHoldMeeting(me, meeting.groupId) === null;
  const { id: meetingId, floor } = meeting;
  const { speaking, waiting, more, timed } = floor;
  return (
    <section className="floor">
      <h3>{t("heading")}</h3>
      {speaking === null ? null : (
        <p className="floor-speaking">
          <span className="tag next">{t("speaks")}</span> <b>{nameOf(speaking.who)}</b>
          {timed ? <Since at={speaking.since} /> : null}
          {holds ? (
            <Button
              aria-label={t("endName", { who: nameOf(speaking.who) })}
              onPress={() => void send({ type: "endFloor", meetingId })}
            >
              {t("end")}
            </Button>
          ) : null}
        </p>
      )}
      {waiting.length === 0 ? (
        <p className="faint">{t(speaking === null ? "nobody" : "nobodyElse")}</p>
      ) : (
        <ol className="floor-waiting" aria-label={t("waiting")}>
          {waiting.map((request) => (
            <Waiting key={request.id} request={request} meeting={meeting} holds={holds} />
          ))}
        </ol>
      )}
      {more === 0 ? null : <p className="faint">{t("more", { n: more })}</p>}
      {holds ? (
        <div className="meeting-acts">
          <Button onPress={() => setRecording(true)}>{t("telephone")}</Button>
          <Switch
            words={t("timed")}
            on={timed}
            onChange={(on) => void send({ type: "timeFloor", meetingId, timed: on })}
          />
        </div>
      ) : null}
      {isRecording ? <TelephoneDialog meeting={meeting} onClose={() => setRecording(false)} /> : null}
    </section>
  );
}

type WaitingProps = {
  readonly request: FloorRequest;
  readonly meeting: MeetingNow;
  readonly holds: boolean;
};

function Waiting({ request, meeting, holds }: WaitingProps) {
  const t = useTranslations("inMeeting.floor");
  const { me } = useForum();
  const send = useMeetingCommand();
  const nameOf = useFloorName();
  const { brief } = useInstants();
  const { id: meetingId, floor } = meeting;
  const { id, on, at, onWordOf } = request;
  const who = nameOf(request.who);
  const asks = whoAsks(me, meeting);
  const isOwn = "who" in asks && asks.who === request.who;
  const ids = floor.waiting.map((one) => one.id);
  const place = ids.indexOf(id);
  const move = (to: number): void =>
    void send({ type: "orderFloor", meetingId, ids: ids.toSpliced(place, 1).toSpliced(to, 0, id) });
  return (
    <li>
      <span className="floor-who">
        <b>{who}</b> {t(`on.${on}`)}
        {onWordOf === null ? null : <span className="faint"> · {t("onWord", { word: onWordOf })}</span>}
      </span>
      <time className="faint" dateTime={new Date(at).toISOString()}>
        {brief(at)}
      </time>
      {holds ? (
        <>
          <Button
            aria-label={t("give", { who })}
            onPress={() => void send({ type: "giveFloor", meetingId, id }, t("given", { who }))}
          >
            {t("giveShort")}
          </Button>
          <Button
            look="icon"
            aria-label={t("up", { who })}
            isDisabled={place === 0}
            onPress={() => move(place - 1)}
          >
            <span aria-hidden="true">↑</span>
          </Button>
          <Button
            look="icon"
            aria-label={t("down", { who })}
            isDisabled={place === ids.length - 1}
            onPress={() => move(place + 1)}
          >
            <span aria-hidden="true">↓</span>
          </Button>
        </>
      ) : null}
      {holds || isOwn ? (
        <Button
          look="icon"
          aria-label={t("withdraw", { who })}
          onPress={() => void send({ type: "withdrawFloor", meetingId, id })}
        >
          <span aria-hidden="true">×</span>
        </Button>
      ) : null}
    </li>
  );
}

function Since({ at }: { readonly at: number }) {
  const t = useTranslations("inMeeting.floor");
  const seconds = Math.max(0, Math.floor((useForumClock(SECOND_MS) - at) / SECOND_MS));
  return (
    <span className="faint floor-time">
      {t("spoken", { m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, "0") })}
    </span>
  );
}
