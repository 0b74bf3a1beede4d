/** CPU time of this thread, in milliseconds: unlike a clock, without what other programs took of the machine. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
