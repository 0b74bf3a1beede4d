import { useTranslations } from "use-intl";
import { IS_MAC } from "../ui/chord.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";

const MOD = IS_MAC ? "⌘" : "Ctrl";
const ALT = IS_MAC ? "⌥" : "Alt";
const LEVEL = IS_MAC ? "⌃ ⇧" : "Alt ⇧";

/** The keys by their effect, in the order of the list. */
const KEYS = [
  ["open", "Enter · F2"],
  ["rows", "↑ · ↓"],
  ["next", `${ALT} ↓ · ${ALT} ↑`],
  ["leave", "Esc"],
  ["tab", "Tab · ⇧ Tab"],
  ["split", "Enter"],
  ["join", "⌫ · Delete"],
  ["level", `${LEVEL} → · ${LEVEL} ←`],
  ["undo", `${MOD} Z · ${MOD} Y`],
  ["mark", `${MOD} Enter`],
  ["bracket", `${ALT} B`],
  ["inbox", `${ALT} M`],
  ["send", `${MOD} Enter`],
  ["desk", `${ALT} ↑ · ${ALT} ↓`],
] as const;

/** Lists the page's own keys and their effects (rule K12). */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("keys");
  const close = useTranslations("ui")("close");
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <table className="keys">
        <tbody>
          {KEYS.map(([does, keys]) => (
            <tr key={does}>
              <th scope="row">{t(`does.${does}`)}</th>
              <td>
                {keys.split(" · ").map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{t("once")}</p>
      <DialogActs>
        <Button look="main" onPress={onClose} autoFocus>
          {close}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
