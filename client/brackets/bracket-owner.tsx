import { useState } from "react";
import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { objectionsOn, objectors } from "../../shared/standing/objections.ts";
import type { Bracketing } from "../opinion/dialog-state.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { Select } from "../ui/select.tsx";

/** The maker's own bracket, as a choice. */
const OWN = "";

type OwnerChoice = {
  /** A delegation's id, or the maker's own bracket. */
  readonly chosen: string;
  readonly choose: (owner: string) => void;
  /** The maker's own delegation; null for an office. */
  readonly own: DelegationId | null;
  /** Delegations whose objection in the room is to these words. */
  readonly objecting: readonly DelegationId[];
  /** The delegation that owns it, where it is not the maker's own. */
  readonly named: DelegationId | null;
  /** In whose name it stands; null for an office. */
  readonly asker: DelegationId | null;
  /** The part of the command that names the owner. */
  readonly command: { readonly delegationId?: DelegationId | null };
};

/** Chooses on whose behalf words go into brackets. */
export function useBracketOwner({ clauseId, hash }: Bracketing): OwnerChoice {
  const { me, delegations } = useForum();
  const { opinion } = useOpenedOpinion().snapshot;
  const [picked, choose] = useState<string | null>(null);
  const standing = standingOf(me, opinion.groupId);
  const own = standing === "participant" || standing === "managementTeam" ? me.delegationId : null;
  const objecting = objectors(
    objectionsOn(opinion, { clauseId, hash }).filter(({ position }) => position.to === "room"),
  );
  // Over an objection the server, too, takes the first that objects as the owner (rule B7).
  const chosen = picked ?? (own !== null && objecting.includes(own) ? OWN : (objecting[0] ?? OWN));
  const named = delegations.find(({ id }) => id === chosen)?.id ?? null;
  return {
    chosen,
    choose,
    own,
    objecting,
    named,
    asker: named ?? own,
    command: named === null && objecting.length === 0 ? {} : { delegationId: named },
  };
}

/** Asks for the owner, where there is a choice. */
export function OwnerField({ owner: { chosen, choose, own, objecting, named } }: { owner: OwnerChoice }) {
  const t = useTranslations("bracket");
  const { me, delegations } = useForum();
  const { symbolOf } = useDelegations();
  const { snapshot, whom } = useOpenedOpinion();
  const isOffice = standingOf(me, snapshot.opinion.groupId) === "secretariat";
  const others = delegations.filter(({ id }) => id !== own && (isOffice || objecting.includes(id)));
  return (
    <>
      {isOffice || objecting.some((one) => one !== own) ? (
        <Select
          label={t(objecting.length === 0 ? "askedBy" : "whose")}
          chosen={chosen}
          onChoose={choose}
          choices={[
            {
              value: OWN,
              words:
                own !== null
                  ? symbolOf(own)
                  : isOffice
                    ? t("forItself")
                    : t("makersOwn", { who: whom(me.id).spoken }),
            },
            ...others.map(({ id, symbol }) => ({
              value: id as string,
              words: objecting.includes(id) ? t("objects", { who: symbol }) : symbol,
            })),
          ]}
        />
      ) : null}
      {named !== null && objecting.includes(named) ? (
        <p className="quiet">{t("whoseExplain", { who: symbolOf(named) })}</p>
      ) : null}
    </>
  );
}
