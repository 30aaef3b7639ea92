import { describe, expect, it } from 'vitest';
import { readyAnswers } from '#functions/open-data/answers.ts';
import { keptDocuments } from '#functions/open-data/kept-documents.ts';
import { recentlyUsed } from '#functions/open-data/recently-used.ts';
import { people, registration, release, unitFile } from '#test/support/county.ts';

const answer = (body: string) => ({ status: 200, contentType: 'application/json', body });
const MEGABYTE = 1024 * 1024;

describe('What an instance remembers', () => {
  it('stays below 32 MB of answers, however many different ones are asked for', () => {
    const ready = readyAnswers();
    for (let n = 0; n < 100; n++) ready.keep(`long ${n}`, { j: null, state: '', answer: answer('x'.repeat(MEGABYTE)) });
    const kept = Array.from({ length: 100 }, (_, n) => ready.get(`long ${n}`)).filter(Boolean);
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.length).toBeLessThan(32);
  });

  it('counts the addresses too: thousands of long ones for one small answer do not stay', () => {
    const ready = readyAnswers();
    const key = (n: number) => `/v1/units?q=a${'+'.repeat(8000)}${n}`;
    for (let n = 0; n < 4000; n++) ready.keep(key(n), { j: null, state: '', answer: answer('{}') });
    const kept = Array.from({ length: 4000 }, (_, n) => ready.get(key(n))).filter(Boolean);
    expect(kept.length * 2 * key(0).length).toBeLessThan(32 * MEGABYTE);
    expect(ready.get(key(3999))).toBeDefined();
  });

  it('loses what was not asked for longest, and keeps what is asked for again and again', () => {
    const kept = recentlyUsed<number>(3);
    for (const n of [1, 2, 3]) kept.keep(`${n}`, n);
    kept.get('1');
    kept.keep('4', 4);
    kept.keep('5', 5);
    expect(['1', '2', '3', '4', '5'].map((key) => kept.get(key))).toEqual([1, undefined, undefined, 4, 5]);
  });

  it('counts a value again that is kept anew under its name', () => {
    const kept = recentlyUsed<number>(10, (n) => n);
    kept.keep('a', 8);
    kept.keep('a', 2);
    kept.keep('b', 8);
    expect([kept.get('a'), kept.get('b')]).toEqual([2, 8]);
  });

  it('keeps sixty thousand records of documents at most, the newest', async () => {
    let reads = 0;
    const document = release('420923', unitFile(registration(1), people(1999)));
    const { release: read } = keptDocuments({
      get: async <T>() => {
        reads++;
        return document as T;
      },
    });
    for (let n = 0; n < 40; n++) await read(`${n}`);
    for (let n = 39; n >= 10; n--) await read(`${n}`);
    expect(reads).toBe(40);
    await read('9');
    expect(reads).toBe(41);
  });

  it('reads a document once, also when many ask for it at once, and again after its store failed', async () => {
    let reads = 0;
    const document = release('420923', unitFile(registration(1), people(2)));
    const { release: read } = keptDocuments({
      get: async <T>() => {
        reads++;
        if (reads === 1) throw new Error('unreachable');
        return document as T;
      },
    });
    await expect(read('d')).rejects.toThrow('unreachable');
    await Promise.all(Array.from({ length: 20 }, () => read('d')));
    await read('d');
    expect(reads).toBe(2);
  });
});
