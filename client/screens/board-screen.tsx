import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Board, BOARD_READERS, type BoardReaders } from "../../shared/board/board.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { SidePage } from "../shell/side-page.tsx";
import { DeadlineNews } from "../shell/load-deadline-news.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { NoTextYet } from "../forum/no-text-yet.tsx";
import { Notice } from "../ui/notice.tsx";
import { OpinionBoard } from "../board/opinion-board.tsx";
import { BOARD_KEY, useBoard } from "../board/use-board.ts";

/** Progress of all texts: for the chair and the management team, and for others as the chair decides (rule O2). */
export function BoardScreen() {
  const t = useTranslations("board");
  const ui = useTranslations("ui");
  const { state, again } = useBoard();
  return (
    <SidePage heading={t("heading")} extraClass="board">
      <DeadlineNews here={null} />
      <h1>{t("heading")}</h1>
      {state.kind === "loading" ? <Busy words={t("loading")} /> : null}
      {state.kind === "refused" ? <Notice isInside heading={t("closed")} next={t("closedNext")} /> : null}
      {state.kind === "unreachable" ? (
        <Notice isInside heading={t("failed")} next={t("failedNext")}>
          <Button look="main" onPress={again}>
            {ui("tryAgain")}
          </Button>
        </Notice>
      ) : null}
      {state.kind === "here" ? <Figures board={state.board} /> : null}
    </SidePage>
  );
}

function Figures({ board }: { readonly board: Board }) {
  const t = useTranslations("board");
  const { standingWords, timeZone } = useForum();
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const { opinions, closed, now } = board;
  const days = opinions.flatMap((opinion) => opinion.days);
  const [from, to] = [
    days.map(({ day }) => day).toSorted()[0] ?? "",
    days
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? "",
  ];
  const most = Math.max(0, ...days.map(({ counts }) => counts.agreed + counts.adReferendum + counts.open));
  return (
    <>
      <p>{t("explain")}</p>
      <p className="faint">
        {t("asOf", { at: instants.inZone(now, timeZone) })} {wordsOf(standingWords)}.
      </p>
      <OpenTo openTo={board.openTo} />
      {opinions.length === 0 ? <NoTextYet words={t("none")} bring={t("bring")} /> : null}
      {opinions.length === 0 ? null : (
        <p>
          <a href="/api/board.csv" download>
            {t("csv")}
          </a>
        </p>
      )}
      {opinions.map((opinion) => (
        <OpinionBoard key={opinion.id} opinion={opinion} most={most} from={from} to={to} />
      ))}
      {closed.map(({ number }) => (
        <p key={number} className="warning">
          {t("repair", { number })}
        </p>
      ))}
    </>
  );
}

/** The chair's choice of what others see. */
function OpenTo({ openTo }: { readonly openTo: BoardReaders }) {
  const t = useTranslations("board.openTo");
  const { me } = useForum();
  const send = useForumCommand();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<BoardReaders | null>(null);
  if (mayDo(me, null, "openBoard") !== null) return null;
  const choose = async (to: BoardReaders): Promise<void> => {
    setAsked(to);
    await send({ type: "openBoard", to }, t("done"));
    await queries.invalidateQueries({ queryKey: BOARD_KEY });
    setAsked(null);
  };
  return (
    <div className="open-to">
      <Choices<BoardReaders>
        label={t("label")}
        chosen={asked ?? openTo}
        onChoose={(to) => void choose(to)}
        choices={BOARD_READERS.map((value) => ({ value, words: t(value) }))}
      />
      <p className="faint">{t("explain")}</p>
    </div>
  );
}
