import { useTranslations } from "use-intl";
import type { KEY_ROWS } from "./help-names.ts";
import { useKeyNames } from "./key-names.ts";

type KeyRow = (typeof KEY_ROWS)[number];

/** A table of keys, each with its effect. */
export function KeyList({ rows }: { readonly rows: readonly KeyRow[] }) {
  const t = useTranslations("keys");
  const nameOf = useKeyNames();
  return (
    <table className="keys">
      <tbody>
        {rows.map(([does, keys]) => (
          <tr key={does} data-help={`key-${does}`} tabIndex={-1}>
            <th scope="row">{t(`does.${does}`)}</th>
            <td>
              {keys.map((key) => (
                <kbd key={key}>{nameOf(key)}</kbd>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
