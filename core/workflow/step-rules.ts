import { isCleared, uncleared } from '#core/workflow/clearance.ts';
import { isSigning } from '#core/workflow/definition.ts';
import { sameEvidence } from '#core/workflow/evidence.ts';
import { freshRefusals } from '#core/workflow/fresh.ts';
import type { Actor, Submission } from '#core/workflow/model.ts';
import { dayRefusals, type Refusal, reasonRefusals, refusal } from '#core/workflow/refusal.ts';
import { entering, hand, lookedUp, next, type Rules, sameDocument, stepOf } from '#core/workflow/rule.ts';
import { noteRefusals, verdictRefusals, verdictsOn } from '#core/workflow/verdicts.ts';

type Step =
  | 'sign'
  | 'noteVerdicts'
  | 'examine'
  | 'noteSample'
  | 'reexamine'
  | 'return'
  | 'accept'
  | 'clear'
  | 'approve'
  | 'publish'
  | 'moveBase'
  | 'supersede'
  | 'takeDown'
  | 'confirmTakedown';

/** What signers, examiners and the leading group do, and what publication does in the end. */
export const stepRules: Rules<Step> = {
  sign: {
    from: ['signing:1', 'signing:2', 'signing:3'],
    rule: (s, { digest, evidence, typedName }, facts, by) => ({
      refusals: [
        ...freshRefusals(lookedUp(facts.signedInAt, 'signedInAt'), facts.now),
        ...sameDocument(s, digest),
        ...sameEvidence(s, evidence),
        ...hand(s, by, stepOf(s)),
        ...nameRefusals(by, typedName),
      ],
      happened: () => entering(facts, { kind: 'signed', step: stepOf(s), digest, state: next(facts, stepOf(s)) }),
    }),
  },
  noteVerdicts: {
    from: ['examining'],
    rule: (s, { verdicts }, facts, by) => {
      const lines = lookedUp(facts.lines, 'lines');
      return {
        refusals: [...hand(s, by, 'examining'), ...noteRefusals(verdictsOn(lines, s.verdicts, verdicts))],
        happened: () => [{ kind: 'noted', verdicts: verdictsOn(lines, verdicts), state: s.state }],
      };
    },
  },
  examine: {
    from: ['examining'],
    rule: (s, { verdicts, digest, evidence }, facts, by) => {
      const lines = lookedUp(facts.lines, 'lines');
      const all = verdictsOn(lines, s.verdicts, verdicts);
      return {
        refusals: [
          ...sameDocument(s, digest),
          ...sameEvidence(s, evidence),
          ...hand(s, by, 'examining'),
          ...verdictRefusals(all, lines),
          ...noteRefusals(all),
        ],
        happened: () => entering(facts, { kind: 'examined', verdicts: all, digest, state: next(facts, 'examining') }),
      };
    },
  },
  noteSample: {
    from: ['reviewing'],
    rule: (s, { sample }, facts, by) => {
      const lines = lookedUp(facts.lines, 'lines');
      return {
        refusals: [...hand(s, by, 'reviewing'), ...noteRefusals(verdictsOn(lines, s.sample, sample))],
        happened: () => [{ kind: 'sampled', sample: verdictsOn(lines, sample), state: s.state }],
      };
    },
  },
  reexamine: {
    from: ['reviewing'],
    rule: (s, { sample, digest, evidence }, facts, by) => {
      const lines = lookedUp(facts.lines, 'lines');
      const all = verdictsOn(lines, s.sample, sample);
      return {
        refusals: [
          ...sameDocument(s, digest),
          ...sameEvidence(s, evidence),
          ...hand(s, by, 'reviewing'),
          ...verdictRefusals(all, lines),
          ...noteRefusals(all),
        ],
        happened: () => entering(facts, { kind: 'reexamined', sample: all, digest, state: next(facts, 'reviewing') }),
      };
    },
  },
  return: {
    from: ['signing:1', 'signing:2', 'signing:3', 'examining', 'reviewing', 'approving'],
    rule: (s, { reason, findings }, { day }, by) => ({
      refusals: [
        ...hand(s, by, stepOf(s)),
        ...reasonRefusals(reason),
        ...(s.state === 'examining' && findings.length === 0
          ? [refusal('noFindings', '退回须至少列出一条意见', 'A return needs at least one finding', 'findings')]
          : []),
        ...findings.flatMap((f, i) => [
          ...(f.text.trim() ? [] : [refusal('noFindings', '请写明意见', 'Say what is found', `findings.${i}.text`)]),
          ...dayRefusals(f.due, `findings.${i}.due`, day, afterToday),
        ]),
      ],
      happened: () => [
        {
          kind: 'returned',
          from: s.state,
          reason,
          findings: [...findings],
          state: isSigning(s.state) ? 'draft' : 'returned',
        },
      ],
    }),
  },
  accept: {
    from: ['consolidated'],
    rule: (s, { batch }, facts, by) => ({
      refusals: hand(s, by, 'consolidated'),
      happened: () => entering(facts, { kind: 'accepted', batch, state: next(facts, 'consolidated') }),
    }),
  },
  clear: {
    from: ['approving'],
    rule: (s, { digest }, facts, by) => ({
      refusals: [
        ...freshRefusals(lookedUp(facts.signedInAt, 'signedInAt'), facts.now),
        ...sameDocument(s, digest),
        ...hand(s, by, 'secrecy'),
      ],
      happened: () => (isCleared(s) ? [] : [{ kind: 'cleared', digest, state: 'approving' }]),
    }),
  },
  approve: {
    from: ['approving'],
    rule: (s, { batch, digest }, _, by) => ({
      refusals: [
        ...sameDocument(s, digest),
        ...(isCleared(s) ? [] : [uncleared(s)]),
        ...hand(s, by, 'approving'),
        ...(s.batch === batch
          ? []
          : [refusal('wrongState', '申报不在这一批次中', 'The submission is not in this batch')]),
      ],
      happened: () => (approvedAs(s, digest) ? [] : [{ kind: 'approved', batch, digest, state: 'approving' }]),
    }),
  },
  publish: {
    from: ['approving'],
    rule: (s, { release, seq, digest }) => ({
      refusals: approvedAs(s, digest)
        ? sameDocument(s, digest)
        : [refusal('wrongState', '尚未审定', 'Not approved yet')],
      happened: () => [{ kind: 'published', release, seq, digest, state: 'published' }],
    }),
  },
  moveBase: {
    from: ['approving'],
    rule: (s, { reason }) => ({
      refusals: [],
      happened: () => [{ kind: 'returned', from: s.state, reason, findings: [], state: 'returned' }],
    }),
  },
  supersede: {
    from: ['published', 'takenDown'],
    rule: (s, { successor }) => ({
      refusals: [],
      // What has been taken down stays so, whatever comes after it.
      happened: () => [{ kind: 'superseded', successor, state: s.state === 'takenDown' ? s.state : 'superseded' }],
    }),
  },
  takeDown: {
    // Two people may order it at once, and what was published again may be taken down again: each is told of.
    from: ['published', 'superseded', 'takenDown'],
    rule: (_, command) => ({
      refusals: [],
      happened: () => [{ ...command, kind: 'takenDown', state: 'takenDown' }],
    }),
  },
  confirmTakedown: {
    from: ['takenDown'],
    rule: (s, command) => ({
      refusals: [],
      happened: () => [{ ...command, kind: 'takedownConfirmed', state: s.state }],
    }),
  },
};

const afterToday = { zh: '期限须晚于今天', en: 'The due date must lie after today' };

const approvedAs = ({ acts }: Submission, digest: string): boolean =>
  acts.some((act) => act.step === 'approving' && act.digest === digest);

function nameRefusals(by: Actor, typedName: string): Refusal[] {
  if (by.kind === 'person' && typedName.replaceAll(/\s/gu, '') === by.name.replaceAll(/\s/gu, '')) return [];
  return [
    refusal('nameDiffers', '签名须与登录人姓名一致', 'The signature must be your own name as registered', 'typedName'),
  ];
}
