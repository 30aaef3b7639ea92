/**
 * The largest of 1 … `newest` for which `holds`, where it holds for all up to one and for none after it; 0 when for none.
 * Asks 14 times among 10,000.
 */
export async function lastThatHolds(newest: number, holds: (n: number) => Promise<boolean>): Promise<number> {
  let last = 0;
  let beyond = newest + 1;
  while (beyond - last > 1) {
    const middle = Math.floor((last + beyond) / 2);
    if (await holds(middle)) last = middle;
    else beyond = middle;
  }
  return last;
}
