import { Busy } from "./busy.tsx";

type SendingProps = {
  /** Names the thing that is sent. */
  readonly words: string;
  /** How much of it is there, 0 to 1; null: all of it, and it is being read. */
  readonly share: number | null;
  readonly reading: string;
};

/** A file on its way: how much of it has arrived, then that it is read. */
export function UploadProgress({ words, share, reading }: SendingProps) {
  if (share === null) return <Busy words={reading} />;
  return <Progress words={words} share={share} />;
}

/** The share of a long work that is done, from 0 to 1. */
export function Progress({ words, share }: { readonly words: string; readonly share: number }) {
  return (
    <label className="field">
      {words}
      <progress max={1} value={share} />
    </label>
  );
}
