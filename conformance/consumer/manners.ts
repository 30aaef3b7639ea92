/** Downloads that may be under way at once. */
const AT_ONCE = 4;
/** What clocks and timers may be early by, in milliseconds. */
const EARLY = 50;

/** How a consumer behaves towards a publisher in one round. */
export class Manners {
  readonly #found = new Set<string>();
  readonly #asked = new Map<string, number>();
  readonly #waits = new Map<string, number>();
  #underWay = 0;

  /** A request has begun; answers what is to be called when it has ended. */
  began(): () => void {
    this.#underWay += 1;
    if (this.#underWay > AT_ONCE) this.#found.add(`同时超过 ${AT_ONCE} 个请求 · more than ${AT_ONCE} requests at once`);
    return () => {
      this.#underWay -= 1;
    };
  }

  /** Whether nothing has been asked for under this address in this round. */
  isFirst(address: string): boolean {
    const wait = this.#waits.get(address);
    if (wait !== undefined && performance.now() < wait - EARLY)
      this.#found.add(`${address} 未遵守 Retry-After · Retry-After is not honoured`);
    return wait === undefined;
  }

  /** The consumer was told to come back after some seconds. */
  told(address: string, seconds: number): void {
    this.#waits.set(address, performance.now() + seconds * 1000);
  }

  /** An answer was given; `cadence` is how often it may be asked for, in seconds. */
  answered(address: string, status: number, cadence: number | undefined): void {
    if (cadence === undefined || status >= 400) return;
    const before = this.#asked.get(address);
    const now = performance.now();
    if (before !== undefined && now - before < cadence * 1000 - EARLY)
      this.#found.add(`${address} 比 cadence 更勤 · is asked for more often than the cadence says`);
    this.#asked.set(address, now);
  }

  findings(): string[] {
    return [...this.#found];
  }
}
