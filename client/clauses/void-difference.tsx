import { changesBetween } from "../../shared/text/changes.ts";

/** The words of a mark against those of today. */
export function VoidDifference({ before, after }: { before: string; after: string }) {
  const changes = changesBetween(before, after);
  return (
    <p className="sheet-difference">
      {changes.map(({ kind, text }, index) => {
        const key = `${index}${kind}`;
        if (kind === "added") return <ins key={key}>{text}</ins>;
        if (kind === "removed") return <del key={key}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}
