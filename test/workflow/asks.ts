import fc from 'fast-check';
import type { Command } from '#core/workflow/commands.ts';
import { lines } from './desk.ts';
import type { Dossier, Found } from './dossier.ts';

/** What somebody asks for, by where the submission stands when they ask. */
export type Ask = (d: Dossier) => { who: string; command: Command; found?: Found };

const people = ['io', 's1', 's2', 's3', 'ex', 'tf', 'sr', 'lg2', 'lg'] as const;
/** Whom a step belongs to on an ordinary day. */
const usual: Record<string, (typeof people)[number]> = {
  draft: 'io',
  returned: 'io',
  'signing:1': 's1',
  'signing:2': 's2',
  'signing:3': 's3',
  examining: 'ex',
  objections: 'lg2',
  reviewing: 'tf',
  approving: 'lg',
};
const documents = ['published', 'draft-0', 'draft-1', 'draft-2'] as const;
const objections = ['o-1', 'o-2', 'o-3'] as const;
const line = { line: '', text: '请核对', due: '2099-12-31' };
const agree = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, { verdict: 'agrees' as const }]));

/** What moves the submission on from where it stands. */
export function onward(d: Dossier): ReturnType<Ask> {
  const who = usual[d.at] ?? 'system';
  const digest = d.doc;
  const open = [...d.objections].find(([, state]) => state === 'open')?.[0] ?? 'o-1';
  const answer: Command = { kind: 'answer', answers: Object.fromEntries(numbers.map((n) => [n, '已更正'])) };
  switch (d.at) {
    case 'draft':
    case 'returned':
      if (!d.described) return { who, command: { kind: 'describe', reason: 'retired', reasonDocument: null } };
      return { who, command: d.unanswered > 0 ? answer : { kind: 'submit', digest } };
    case 'examining':
      return { who, command: { kind: 'examine', verdicts: agree(...lines), digest } };
    case 'reviewing':
      return { who, command: { kind: 'reexamine', sample: agree(...lines), digest } };
    case 'notice':
      return { who, command: { kind: 'closeNotice' } };
    case 'objections':
      return { who, command: deciding(open, false) };
    case 'consolidated':
      return { who: 'ex', command: { kind: 'accept', batch: 'b-1' } };
    case 'approving':
      if (!d.stamps.has('secrecy')) return { who: 'sr', command: { kind: 'clear', digest } };
      if (!d.stamps.has('approving')) return { who, command: { kind: 'approve', batch: d.batch, digest } };
      return { who: 'system', command: { kind: 'publish', release: 2, seq: 9, digest } };
    default:
      return { who, command: { kind: 'sign', digest, typedName: who } };
  }
}

const numbers = Array.from({ length: 200 }, (_, i) => i + 1);
const deciding = (objection: string, upheld: boolean): Command => ({
  kind: 'decideObjection',
  objection,
  upheld,
  reason: '经集体研究，按三定规定核定',
});

const person = fc.constantFrom(...people);
const document = fc.constantFrom(...documents);
const reason = fc.constantFrom('太短', '数字与名册不符，请核对后再报');
const some = fc.subarray(lines);
const found = fc.constantFrom<Found[]>('nothing', 'a warning', 'an error');

/** Anything at all, asked by anybody; mostly refused. */
export const anything: fc.Arbitrary<Ask> = fc
  .record({
    who: person,
    found,
    command: fc.oneof(
      fc.tuple(document, document).map(
        ([to, was]) =>
          () =>
            ({ kind: 'edit', document: to, was, part: 'staff' }) as const,
      ),
      document.map((to) => (d: Dossier) => ({ kind: 'edit', document: to, was: d.doc, part: 'staff' }) as const),
      fc.tuple(document, fc.constantFrom('published', 'newer')).map(
        ([to, digest]) =>
          (d: Dossier) =>
            ({ kind: 'rebase', base: { release: 2, digest }, upon: digest, document: to, was: d.doc }) as const,
      ),
      fc.constantFrom('paper-1', 'paper-2').map(
        (digest) => () =>
          ({
            kind: 'attach',
            evidence: { digest, bytes: 9, type: 'pdf', title: '任职文件', number: null },
          }) as const,
      ),
      fc.constantFrom('paper-1', 'paper-2').map((digest) => () => ({ kind: 'detach', digest }) as const),
      fc.constant(() => ({ kind: 'describe', reason: 'retired', reasonDocument: null }) as const),
      fc
        .constantFrom('已核实', ' ')
        .map((text) => () => ({ kind: 'explain', explanations: { overStrength: text } }) as const),
      document.map((digest) => () => ({ kind: 'submit', digest }) as const),
      fc.tuple(document, person).map(
        ([digest, typedName]) =>
          () =>
            ({ kind: 'sign', digest, typedName }) as const,
      ),
      fc.tuple(fc.constantFrom<('noteVerdicts' | 'noteSample')[]>('noteVerdicts', 'noteSample'), some).map(
        ([kind, keys]) =>
          () =>
            kind === 'noteVerdicts' ? { kind, verdicts: agree(...keys) } : { kind, sample: agree(...keys) },
      ),
      fc.tuple(document, some).map(
        ([digest, keys]) =>
          () =>
            ({ kind: 'examine', verdicts: agree(...keys), digest }) as const,
      ),
      fc.tuple(document, some).map(
        ([digest, keys]) =>
          () =>
            ({ kind: 'reexamine', sample: agree(...keys), digest }) as const,
      ),
      fc.tuple(reason, fc.nat(2)).map(
        ([why, n]) =>
          () =>
            ({ kind: 'return', reason: why, findings: Array(n).fill(line) }) as const,
      ),
      reason.map((why) => () => ({ kind: 'recall', reason: why }) as const),
      fc
        .constantFrom(...objections)
        .map((id) => () => ({ kind: 'object', objection: { id, line: '', text: '不实' } }) as const),
      fc
        .integer({ min: -3, max: 9 })
        .map(
          (n) => (d: Dossier) =>
            ({ kind: 'extendNotice', ends: daysAfter(d.ends || d.day, n), reason: '群众要求延长公示期限' }) as const,
        ),
      fc.constant(() => ({ kind: 'closeNotice' }) as const),
      fc.tuple(fc.constantFrom(...objections), fc.boolean()).map(
        ([id, upheld]) =>
          () =>
            deciding(id, upheld),
      ),
      fc.constantFrom('b-1', 'b-2').map((batch) => () => ({ kind: 'accept', batch }) as const),
      fc.tuple(document, fc.constantFrom('b-1', 'b-2')).map(
        ([digest, batch]) =>
          () =>
            ({ kind: 'approve', batch, digest }) as const,
      ),
      document.map((digest) => () => ({ kind: 'clear', digest }) as const),
      document.map((digest) => () => ({ kind: 'publish', release: 2, seq: 9, digest }) as const),
      fc.constant(() => ({ kind: 'supersede', successor: 'next' }) as const),
      fc.constant(() => ({ kind: 'takeDown', takedown: 't-1', reason: 'privacy', text: '误含住址' }) as const),
      fc.constant(() => ({ kind: 'confirmTakedown', takedown: 't-1', note: '属实' }) as const),
    ),
  })
  .map(({ who, found, command }) => (d: Dossier) => {
    const asked = command(d);
    // The door lets only the clock, publication and the public ask for some things, and nobody else for them.
    return { who: unsigned.includes(asked.kind) ? 'system' : who, found, command: asked };
  });

const unsigned: readonly Command['kind'][] = ['object', 'closeNotice', 'publish', 'moveBase', 'supersede'];

/** What sends a submission back, by whoever may do so where it stands; it happens on its way, not all the time. */
export const setback: fc.Arbitrary<Ask> = fc
  .tuple(reason, fc.nat(2), fc.constantFrom(...objections), document)
  .map(([why, n, objection, to]) => (d: Dossier) => {
    const who = usual[d.at] ?? 'lg2';
    const open = [...d.objections].find(([, state]) => state === 'open')?.[0];
    if (d.at === 'draft' || d.at === 'returned')
      return { who, command: { kind: 'edit', document: to, was: d.doc, part: 'staff' } };
    if (d.at === 'notice' && !open)
      return { who: 'public', command: { kind: 'object', objection: { id: objection, line: '', text: '不实' } } };
    if (open) return { who: 'lg2', command: deciding(open, n > 0) };
    if (n === 0) return { who: 'io', command: { kind: 'recall', reason: why } };
    return { who, command: { kind: 'return', reason: why, findings: Array(n).fill(line) } };
  });

export const rare: fc.Arbitrary<Ask> = fc.oneof(
  fc.constant<Ask>(() => ({ who: 'system', command: { kind: 'moveBase', reason: '审定期间另有公开' } })),
  reason.map(
    (why): Ask =>
      () => ({ who: 'io', command: { kind: 'cancel', reason: why } }),
  ),
);

const daysAfter = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
