/** Paragraphs of a text, as pages look into them. */
export function Phrases({ phrases }: { phrases: readonly string[] }) {
  return (
    <ol className="paper" dir="auto">
      {phrases.map((words, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- reason: paragraphs may be equal, and none moves
        <li key={n}>{words}</li>
      ))}
    </ol>
  );
}
