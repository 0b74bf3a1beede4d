import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { Button } from "../ui/button.tsx";
import { writesSign } from "../ui/chord.ts";
import { hearKeys } from "../ui/late-keys.ts";
import { doSingleKeysAct } from "../ui/single-keys.ts";
import { Menu } from "../ui/menu.tsx";
import { useAddEntries } from "./use-add-entries.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";
import { comma } from "../i18n/list-signs.ts";

/** So many of its entries stand on the button itself. */
const NAMED_MAX = 4;

/** The one place from which something is added to the clause: a list, each line with its letter (rule K21). */
export function AddMenu({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("add");
  const { nameOf } = useOpenedOpinion();
  const place = useRef<HTMLDivElement>(null);
  const { rules } = useForum();
  // Closed entries are found in the palette, with the reason.
  const open = useAddEntries()(selectedClause).filter(({ disabled }) => disabled !== true);
  useSlash(() => place.current?.querySelector<HTMLElement>("button")?.click());
  if (open.length === 0 || rules.closed) return null;
  const named = open
    .filter(({ id }) => !id.startsWith("propose-"))
    .slice(0, NAMED_MAX)
    .map(({ words }) => words.replace(/^\[ \] |…$/gu, ""));
  return (
    <div ref={place} className="panel-add">
      <Menu
        label={t("name", { clause: nameOf(selectedClause.clause.id) })}
        placement="bottom start"
        trigger={
          <Button
            look="plain"
            extraClass="add"
            aria-label={t("name", { clause: nameOf(selectedClause.clause.id) })}
            aria-keyshortcuts={PAGE_KEYS.add}
          >
            <span>
              <b>{t("add")}</b> <span aria-hidden="true">{t("list", { named: named.join(comma()) })}</span>
            </span>
            <kbd aria-hidden="true" data-keys="/" />
          </Button>
        }
        groups={[{ id: "add", entries: open }]}
      />
    </div>
  );
}

/** In a field the sign is typed. */
const WRITTEN = "input, textarea, select, [contenteditable=true]";

function useSlash(onSlash: () => void): void {
  const latest = useRef(onSlash);
  useEffect(() => {
    latest.current = onSlash;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // On some keyboards the sign needs Shift.
      if (event.repeat || event.defaultPrevented || !writesSign(event) || event.key !== PAGE_KEYS.add) return;
      if (!doSingleKeysAct()) return;
      if (event.target instanceof Element && event.target.closest(WRITTEN) !== null) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      latest.current();
    };
    return hearKeys(listen, "behind");
  }, []);
}
