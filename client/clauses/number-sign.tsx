/** A number as it is printed: letters and Latin endings in italics, figures upright. */
export function NumberSign({ number, italic }: { readonly number: string; readonly italic: boolean }) {
  if (italic) return <em>{number}</em>;
  const match = /^(\d[\d.]*)([a-z].*)$/u.exec(number);
  if (match === null) return <>{number}</>;
  return (
    <>
      {match[1]}
      <em>{match[2]}</em>
    </>
  );
}
