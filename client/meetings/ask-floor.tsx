import { useTranslations } from "use-intl";
import { whoAsks } from "../../shared/forum/meeting-rights.ts";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { useFloorName } from "./floor-words.ts";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";

/** Asks for the floor in one press: on the clause on the table, else in general. The menu has the other ways. */
export function AskFloor({ meeting }: { readonly meeting: MeetingNow }) {
  const t = useTranslations("inMeeting.floor");
  const { me } = useForum();
  const send = useMeetingCommand();
  const { id: meetingId, floor, table } = meeting;
  const asks = whoAsks(me, meeting);
  if ("refusal" in asks || asks.who === "lead") return null;
  const own = floor.waiting.find(({ who }) => who === asks.who);
  if (own !== undefined)
    return (
      <Button
        extraClass="floor-ask"
        onPress={() => void send({ type: "withdrawFloor", meetingId, id: own.id }, t("withdrawn"))}
      >
        {t("withdrawOwn")}
      </Button>
    );
  const hasClause = table !== null && table.clauseId !== null;
  const ask = (on: "clause" | "general" | "order"): void =>
    void send({ type: "askFloor", meetingId, on }, t("asked"));
  return (
    <span className="floor-ask">
      <Button onPress={() => ask(hasClause ? "clause" : "general")}>{t("ask")}</Button>
      <Menu
        label={t("askOther")}
        placement="bottom end"
        trigger={
          <Button aria-label={t("askOther")}>
            <span aria-hidden="true">▾</span>
          </Button>
        }
        groups={[
          {
            id: "ways",
            entries: [
              { id: "clause", words: t("askClause"), disabled: !hasClause, onPress: () => ask("clause") },
              { id: "general", words: t("askGeneral"), onPress: () => ask("general") },
              { id: "order", words: t("askOrder"), onPress: () => ask("order") },
            ],
          },
        ]}
      />
    </span>
  );
}

/** For the person who holds the meeting: the next speaker, one press away. */
export function GiveNext({ meeting }: { readonly meeting: MeetingNow }) {
  const t = useTranslations("inMeeting.floor");
  const send = useMeetingCommand();
  const nameOf = useFloorName();
  const [first] = meeting.floor.waiting;
  if (first === undefined || meeting.suspended !== null) return null;
  const who = nameOf(first.who);
  return (
    <Button
      extraClass="floor-ask give"
      onPress={() =>
        void send({ type: "giveFloor", meetingId: meeting.id, id: first.id }, t("given", { who }))
      }
    >
      {t("give", { who })}
    </Button>
  );
}
