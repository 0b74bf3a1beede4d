import { useTranslations } from "use-intl";
import { printedKey } from "../ui/page-keys.ts";
import type { KEY_ROWS } from "./help-names.ts";

type KeyRow = (typeof KEY_ROWS)[number];

/** A table of keys, each with its effect. */
export function KeyList({ rows }: { readonly rows: readonly KeyRow[] }) {
  const t = useTranslations("keys");
  return (
    <table className="keys">
      <tbody>
        {rows.map(([does, keys]) => (
          <tr key={does} data-help={`key-${does}`} tabIndex={-1}>
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
