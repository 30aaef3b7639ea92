import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replay } from '#core/workflow/evolve.ts';
import { addToBatch, createBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { examined } from '#functions/workflow/examined.ts';
import { objectTo } from '#functions/workflow/notices.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { decideObjection, enter, examineLines, returnToUnit, sign, submit } from '#functions/workflow/steps.ts';
import { consoleOf } from '#test/console/door.ts';
import {
  accepted,
  COUNTY,
  drafted,
  met,
  newKey,
  type Office,
  officer,
  openOffice,
  signed,
  submitted,
  withPost,
} from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 40, staff: 2 });
});
afterAll(() => office.stop());

let next = 0;
const unit = () => office.units[next++] ?? '';
const reason = '依据文号有误，请核对后重新申报';
const secondExaminer = officer('ex2', '副审核', ['examiner']);
const digestOf = async (id: string) => (await office.w.submissions.get(id))?.document ?? '';

type Two = { id: string; acts: [() => Promise<unknown>, () => Promise<unknown>] };

/** Two acts on one submission, of which only one can be right. */
const rivals: Record<string, () => Promise<Two>> = {
  'an edit and a submission': async () => {
    const { w, people } = office;
    const id = await drafted(office, unit());
    const was = await digestOf(id);
    const change = (d: Parameters<typeof withPost>[0]) => withPost(d, 1, '四级主任科员');
    return {
      id,
      acts: [
        () => editDraft(w, id, people.entry, newKey(), { was, part: 'staff', change }),
        () => submit(w, id, people.entry, newKey(), was),
      ],
    };
  },
  'a cancellation and a submission': async () => {
    const { w, people } = office;
    const id = await drafted(office, unit());
    const was = await digestOf(id);
    return {
      id,
      acts: [
        () => enter(w, id, people.entry, newKey(), { kind: 'cancel', reason }),
        () => submit(w, id, people.entry, newKey(), was),
      ],
    };
  },
  'two examinations': async () => {
    const id = await signed(office, unit());
    return { id, acts: [await examination(id, office.people.examiner), await examination(id, secondExaminer)] };
  },
  'an examination and a return': async () => {
    const { w, people } = office;
    const id = await signed(office, unit());
    const findings = [{ line: '', text: '请附任职文件', due: '2027-01-29' }];
    return {
      id,
      acts: [
        await examination(id, people.examiner),
        () => returnToUnit(w, id, secondExaminer, newKey(), { reason, findings }),
      ],
    };
  },
  'two decisions on one objection': async () => {
    const { w, people } = office;
    const id = await accepted(office, unit());
    const objection = await objectTo(w, id, newKey(), 'CODE', { line: '', text: '与实际不符', contact: null });
    const meeting = await met(office, '第1次会议');
    const decide = (person: typeof people.group, upheld: boolean) => () =>
      decideObjection(w, id, person, newKey(), { objection, upheld, reason, meeting });
    return { id, acts: [decide(people.group, true), decide(people.secretary, false)] };
  },
  'being gathered into two batches': async () => {
    const { w, people, clock } = office;
    const id = await accepted(office, unit());
    clock.now = new Date(Date.parse(clock.now) + 14 * 86_400_000).toISOString();
    await runClock(w);
    const into = async (title: string) => {
      const batch = await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title });
      return () => addToBatch(w, id, people.examiner, newKey(), batch);
    };
    return { id, acts: [await into('第一批'), await into('第二批')] };
  },
};

async function examination(id: string, person: typeof secondExaminer) {
  const { w } = office;
  const submission = await w.submissions.get(id);
  if (!submission) throw new Error(`There is no submission ${id}`);
  const { lines } = await examined(w, submission);
  const verdicts = Object.fromEntries(lines.map(({ key }) => [key, { verdict: 'agrees' as const }]));
  const command = { kind: 'examine', verdicts, digest: submission.document } as const;
  return () => examineLines(w, id, person, newKey(), command);
}

describe('Two people in the same moment', () => {
  it.each(Object.keys(rivals))('%s: one is done, the other is told how it stands', async (which) => {
    const { w } = office;
    for (let round = 0; round < 3; round += 1) {
      const two = await rivals[which]?.();
      if (!two) throw new Error(which);
      const outcomes = await Promise.allSettled(two.acts.map((act) => act()));
      expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
      for (const o of outcomes) if (o.status === 'rejected') expect(o.reason).toBeInstanceOf(Refused);
      // Nothing half: the state is what its history says, event by event.
      const events = await w.submissions.events(two.id);
      expect(replay(two.id, events)).toEqual(await w.submissions.get(two.id));
    }
  });

  it('start a submission for one unit: there is one', async () => {
    const { w, people } = office;
    const wanted = unit();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => startSubmission(w, people.entry, wanted, newKey())),
    );
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
    expect(await w.submissions.ofUnit(wanted)).toHaveLength(1);
  });

  it('one recalls, the other signs: no signature stands on what has been recalled', async () => {
    const { w, people } = office;
    for (let round = 0; round < 5; round += 1) {
      const id = await submitted(office, unit());
      const digest = await digestOf(id);
      const [recalled] = await Promise.allSettled([
        enter(w, id, people.entry, newKey(), { kind: 'recall', reason }),
        sign(w, id, people.handler, newKey(), { digest, typedName: people.handler.name, signedInAt: w.now() }),
      ]);
      expect(recalled.status).toBe('fulfilled');
      expect(await w.submissions.get(id)).toMatchObject({ state: 'draft', acts: [] });
    }
  });

  it('and whoever signs after the recall reads that it was recalled, not that they may not', async () => {
    const { w, people } = office;
    const id = await submitted(office, unit());
    const digest = await digestOf(id);
    await enter(w, id, people.entry, newKey(), { kind: 'recall', reason });
    const form = { document: digest, typedName: people.handler.name };
    const { status, body } = await consoleOf(office)(people.handler).post(`/console/submissions/${id}/sign`, form);
    expect(status).toBe(409);
    expect(body).toContain('不能办理此项');
  });
});
