import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { UserId } from "../../shared/ids.ts";
import { thisDevice } from "../offline-store/device.ts";
import { countStored, type StoredCount } from "../offline-store/stored.ts";

/** Counts the text that only this device has: a person's, or without one everybody's. Null: not counted yet. */
export function useStored(person: UserId | null): StoredCount | null {
  const [counted, setCounted] = useState<StoredCount | null>(null);
  useEffect(() => void countStored(thisDevice(), person).then(setCounted), [person]);
  return counted;
}

/** Says which text would be lost. */
export function OnlyHere({ losing }: { readonly losing: StoredCount }) {
  const t = useTranslations("signingOut");
  const own = useTranslations("ownMargin");
  const both = losing.changes > 0 && losing.refused > 0 ? "yes" : "no";
  return (
    <>
      {losing.changes + losing.refused === 0 ? null : (
        <p>{t("loses", { changes: losing.changes, refused: losing.refused, both })}</p>
      )}
      {losing.begun === 0 ? null : <p>{t("begun", { n: losing.begun })}</p>}
      {losing.notes === 0 ? null : <p>{own("signOutNotes", { n: losing.notes })}</p>}
    </>
  );
}
