import { useTranslations } from "use-intl";
import { PAGE_KEYS, printedKey } from "../ui/page-keys.ts";

const K = PAGE_KEYS;

/** The keys by their effect, in the order of the list. */
export const KEY_ROWS = [
  ["help", [K.help]],
  ["search", [K.search]],
  ["outline", [K.outline]],
  ["replace", [K.replace]],
  ["inbox", [K.inbox]],
  ["open", [K.open, K.openToo]],
  ["rows", [K.up, K.down]],
  ["next", [K.next, K.previous]],
  ["leave", [K.leave]],
  ["tab", [K.forward, K.backward]],
  ["split", [K.open]],
  ["join", [K.join, K.joinNext]],
  ["level", [K.deeper, K.outer]],
  ["undo", [K.undo, K.redo]],
  ["mark", [K.mark]],
  ["bracket", [K.bracket]],
  ["suggest", [K.suggest]],
  ["add", [K.add]],
  ["floor", [K.floor, K.floorWriting]],
  ["time", [K.time, K.timeWriting]],
  ["send", [K.send]],
  ["desk", [K.previous, K.next]],
] as const;

type KeyRow = (typeof KEY_ROWS)[number];

/** A table of keys, each with its effect. */
export function KeyList({ rows }: { readonly rows: readonly KeyRow[] }) {
  const t = useTranslations("keys");
  return (
    <table className="keys">
      <tbody>
        {rows.map(([does, keys]) => (
          <tr key={does}>
            <th scope="row">{t(`does.${does}`)}</th>
            <td>
              {keys.map((key) => (
                <kbd key={key}>{printedKey(key)}</kbd>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
