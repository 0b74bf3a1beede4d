type Random = (below: number) => number;

const HUGE: readonly (readonly number[])[] = [
  [255, 255, 255, 255, 15],
  [255, 255, 255, 255, 255, 255, 255, 15],
  [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
  [128, 128, 128, 128, 128, 128],
];

/** Real messages as nobody sends them: bits flipped, cut off, spliced, with huge numbers and other types. */
export function mutate(corpus: readonly Uint8Array[], random: Random): Uint8Array {
  const message = Uint8Array.from(corpus[random(corpus.length)]!);
  const at = random(message.length + 1);
  switch (random(7)) {
    case 0:
      for (let flips = 1 + random(4); flips > 0 && message.length > 0; flips--)
        message[random(message.length)]! ^= 1 << random(8);
      return message;
    case 1:
      return message.slice(0, at);
    case 2: {
      const other = corpus[random(corpus.length)]!;
      return Uint8Array.from([...message.slice(0, at), ...other.slice(random(other.length + 1))]);
    }
    case 3:
      return Uint8Array.from([
        ...message.slice(0, at),
        ...HUGE[random(HUGE.length)]!,
        ...message.slice(at + 1),
      ]);
    case 4:
      return Uint8Array.from([[0, 1, 2, 3, 101, 102, 103, 104, 105, 200][random(10)]!, ...message.slice(1)]);
    case 5: {
      const noise = Array.from({ length: random(12) }, () => random(256));
      return Uint8Array.from([...message.slice(0, at), ...noise, ...message.slice(at)]);
    }
    default:
      // Two faults in one: a changed length, and something changed behind it.
      if (message.length > 3) message[2] = random(256);
      if (message.length > 4) message[3 + random(message.length - 3)] = random(256);
      return message;
  }
}
