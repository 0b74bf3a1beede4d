import type { ReportBlock } from "../../shared/printed/report-block.ts";
import { comma } from "../i18n/list-signs.ts";

/** Blocks of the report as the page shows them before it is issued: the same words as in its files. */
export function ReportBlocks({ blocks }: { blocks: readonly ReportBlock[] }) {
  return blocks.map((block, i) => <Block key={i} block={block} />);
}

function Block({ block }: { block: ReportBlock }) {
  switch (block.kind) {
    case "sentence":
      return <p dir="auto">{block.text}</p>;
    case "list":
      return (
        <ul className="lines">
          {block.lines.map((line, i) => (
            <li key={i} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      );
    case "facts":
      return (
        <dl className="facts">
          {block.facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case "table":
      return (
        // The table scrolls where the page is narrow: with the keyboard, too.
        <div className="report-table" role="region" aria-label={block.table.head.join(comma())} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.table.head.map((cell, i) => (
                  <th key={i} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.table.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, j) => (
                    <td key={j} data-column={block.table.columns[j]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "hash":
      return <p className="report-hash">{block.text}</p>;
    case "legend":
      return null;
  }
}
