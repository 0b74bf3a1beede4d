import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { isMainReport } from "../../shared/opinion/opinion.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { editRightText } from "../opinion/edit-right-text.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWhomHere } from "../forum/use-whom.ts";
import { PeopleChips } from "../people/people-chips.tsx";
import type { PageRoom } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { DeadlineChip } from "../timetable/load-deadlines.ts";
import { AccountMenus } from "../shell/account-menus.tsx";
import { quietPart } from "../i18n/later-messages.ts";
import { OpinionMenu } from "./opinion-menu.tsx";
import { SavedSign } from "../opinion/saved-sign.tsx";
import { StagesBar } from "../shell/stages-bar.tsx";

const ViewMenu = quietPart(async () => (await import("./view-menu.tsx")).ViewMenu);

type OpinionHeaderProps = {
  readonly room: PageRoom;
  readonly width: "wide" | "middle" | "narrow";
  readonly onOpinions: () => void;
  readonly onPeople: () => void;
};

const CHIPS = { wide: 4, middle: 3, narrow: 0 } as const;

/** Shows the place, the Opinion's stage, who types, what is saved, and who is here. */
export function OpinionHeader({ room, width, onOpinions, onPeople }: OpinionHeaderProps) {
  const t = useTranslations();
  const forum = useForum();
  const { snapshot } = useOpenedOpinion();
  const whomHere = useWhomHere(snapshot.opinion.groupId);
  const { opinion } = snapshot;
  return (
    <header className="page-header">
      {width === "wide" ? (
        <Link href="/" className="brand">
          {t("app.name")}
        </Link>
      ) : (
        <Button look="icon" aria-label={t("nav.open")} onPress={onOpinions}>
          <span aria-hidden="true">☰</span>
        </Button>
      )}
      <span className="where">
        {width === "narrow" ? null : <>{forum.shortName} · </>}
        <OpinionMenu opinion={opinion} />
      </span>
      {width === "narrow" ? null : (
        <span className="view-place">
          <ViewMenu />
        </span>
      )}
      {width === "narrow" || isMainReport(opinion) ? (
        <span className="push" />
      ) : (
        <StagesBar opinion={opinion} />
      )}
      {width === "wide" && opinion.pen !== "everyone" ? (
        <span className="where">{t("header.pen", { who: editRightText(t, forum, opinion.pen) })}</span>
      ) : null}
      {width === "narrow" ? null : <DeadlineChip of={opinion.id} />}
      <SavedSign room={room} />
      {CHIPS[width] === 0 ? null : (
        <PeopleChips
          people={snapshot.people}
          whom={whomHere}
          most={CHIPS[width]}
          showsOffices={width === "wide"}
          onPress={onPeople}
        />
      )}
      <AccountMenus />
    </header>
  );
}
