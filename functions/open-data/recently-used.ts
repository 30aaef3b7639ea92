/** What was used last, up to a capacity: what has not been used the longest goes first. Values weigh 1 unless `weigh` says. */
export function recentlyUsed<T>(capacity: number, weigh: (value: T, key: string) => number = () => 1) {
  const kept = new Map<string, { value: T; weight: number }>();
  let total = 0;

  function drop(key: string): void {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  }

  return {
    get(key: string): T | undefined {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    keep(key: string, value: T): T {
      drop(key);
      const weight = weigh(value, key);
      kept.set(key, { value, weight });
      total += weight;
      for (const oldest of kept.keys()) {
        if (total <= capacity) break;
        drop(oldest);
      }
      return value;
    },
  };
}
