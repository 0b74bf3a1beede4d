import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { Merge } from "../../shared/merging/merge.ts";
import { mayDiscardMerge, mayOpenMergeToAll } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { useOpenMerge } from "./use-open-merge.ts";

/** Asked before it is done. */
export type DeskQuestion = "publish" | "discard" | "openToAll" | "takeIn";

type DeskActsProps = {
  readonly merge: Merge;
  readonly undoable: boolean;
  readonly onUndo: () => void;
  readonly onAsk: (asked: DeskQuestion) => void;
};

/** All acts on a merge in one row, the main one first; it stays in sight. */
export function DeskActs({ merge, undoable, onUndo, onAsk }: DeskActsProps) {
  const t = useTranslations("merging");
  const [, go] = useLocation();
  const { me } = useForum();
  const { groupId } = useOpenedOpinion().snapshot.opinion;
  const openMerge = useOpenMerge();
  // With nothing beside the working text there is nothing to publish yet.
  const isAlone = merge.inputs.length === 1;
  const maySpread = merge.openness === "private" && mayOpenMergeToAll(me, groupId, merge) === null;
  const more: readonly MenuEntry[] = [
    ...(maySpread ? [{ id: "openToAll", words: t("openToAll"), onPress: () => onAsk("openToAll") }] : []),
    ...(["private", "open"] as const).map((openness) => ({
      id: openness,
      words: t(`openAnother.${openness}`),
      onPress: () => openMerge(openness),
    })),
    { id: "across", words: t("across.link"), onPress: () => go("/desk") },
    ...(mayDiscardMerge(me, groupId, merge) === null
      ? [{ id: "discard", words: t("discard"), onPress: () => onAsk("discard") }]
      : []),
  ];
  const publish = (
    <Button key="publish" look={isAlone ? "usual" : "main"} onPress={() => onAsk("publish")}>
      {t("publish")}
    </Button>
  );
  const takeIn = (
    <Button key="takeIn" look={isAlone ? "main" : "usual"} onPress={() => onAsk("takeIn")}>
      {t("takeIn")}
    </Button>
  );
  return (
    <div className="desk-acts" role="group" aria-label={t("acts")}>
      {isAlone ? [takeIn, publish] : [publish, takeIn]}
      <Button isDisabled={!undoable} onPress={onUndo}>
        {t("undo")}
      </Button>
      <Menu
        label={t("moreActs")}
        placement="bottom end"
        trigger={
          <Button look="icon" aria-label={t("moreActs")}>
            <span aria-hidden="true">···</span>
          </Button>
        }
        groups={[{ id: "more", entries: more }]}
      />
    </div>
  );
}
