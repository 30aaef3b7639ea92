import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#core/digest.ts';
import { checkBackSlot } from '#core/ledger.ts';
import { type CheckBack, type Doubt, isUnanswered } from '#core/workflow/check-back.ts';
import { answerCheckBack, openCheckBacks, raiseCheckBack, seeCheckBack } from '#functions/workflow/check-backs.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { anyCredentials } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { COUNTY, newKey, type Office, officer, openOffice } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 1, staff: 2 });
});
afterAll(() => office.stop());

const PROVINCE = 'province/420000';
let doubts = 0;
const doubtOf = (more: Partial<Doubt> = {}): Doubt => ({
  feed: COUNTY,
  epoch: 'epoch-1',
  record: { type: 'staff', id: `${office.units[0]}/s-00001` },
  h: digestOf(`version-${++doubts}`),
  kind: 'contradiction',
  text: '该人员同时出现在邻县名册中，请核对',
  ...more,
});
const raise = (doubt: Doubt = doubtOf()) => raiseCheckBack(office.w, PROVINCE, doubt, '县财政局');
const confirmed = { outcome: 'confirmed', text: '经核对任免文件，公开内容无误' } as const;
const answerBy = (one: CheckBack, answer: { outcome: 'confirmed' | 'corrected'; text: string } = confirmed) =>
  answerCheckBack(office.w, one.id, office.people.examiner, newKey(), answer);
/** What the ledger says of a case: that it was raised, and what was answered. */
const standing = async ({ id }: CheckBack) =>
  Promise.all(
    ([false, true] as const).map((answered) => office.stores.ledger.standingIn(COUNTY, checkBackSlot(id, answered))),
  );

describe('A check-back', () => {
  it('is due after ten working days, counted by the calendar in force, and is late the day after', async () => {
    // 2 November 2026 is a Monday.
    const { due, ...one } = await raise();
    expect(due).toBe('2026-11-16');
    expect([isUnanswered({ ...one, due }, '2026-11-16'), isUnanswered({ ...one, due }, '2026-11-17')]).toEqual([
      false,
      true,
    ]);
  });

  it('is one case, however often and by however many at once the same doubt is sent', async () => {
    const doubt = doubtOf();
    const before = (await openCheckBacks(office.w, COUNTY)).length;
    const raised = await Promise.all(Array.from({ length: 5 }, () => raise(doubt)));
    raised.push(await raise(doubt));
    expect(new Set(raised.map(({ id }) => id)).size).toBe(1);
    expect((await openCheckBacks(office.w, COUNTY)).length).toBe(before + 1);
    const other = await raise({ ...doubt, text: '另一处疑义：职务与编制类型不符' });
    expect(other.id).not.toBe(raised[0]?.id);
  });

  it('is told on the ledger by the clock when it is raised, and again when it is answered', async () => {
    const one = await raise();
    expect(await standing(one)).toEqual([undefined, undefined]);
    await runClock(office.w);
    expect(await standing(one)).toMatchObject([{ kind: 'checkBack', outcome: null, by: PROVINCE }, undefined]);
    const answered = await answerBy(one);
    expect(answered).toMatchObject({ answer: { outcome: 'confirmed', by: { id: 'ex' } }, raised: expect.any(Number) });
    expect(await standing(one)).toMatchObject([
      { outcome: null, answer: '' },
      { outcome: 'confirmed', answer: confirmed.text },
    ]);
    const open = await openCheckBacks(office.w, COUNTY);
    expect(open.map(({ id }) => id)).not.toContain(one.id);
  });

  it('says nothing in public of what the province wrote, only of which kind its doubt is', async () => {
    const one = await raise();
    await answerBy(one);
    const text = JSON.stringify(await standing(one));
    expect([text.includes(one.doubt.text), text.includes('contradiction')]).toEqual([false, true]);
  });

  it('is answered once: of two who answer, the second is told that it has moved on', async () => {
    const one = await raise();
    const second = officer('ex2', '孙审核', ['examiner']);
    const both = await Promise.allSettled([
      answerBy(one),
      answerCheckBack(office.w, one.id, second, newKey(), {
        outcome: 'corrected',
        text: '已按任免文件更正该人员职务',
      }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const kept = (await seeCheckBack(office.w, one.id, second)).answer;
    expect((await standing(one))[1]).toMatchObject({ outcome: kept?.outcome, answer: kept?.text });
  });

  it('answered again by the same person with the same words is the same answer', async () => {
    const one = await raise();
    const first = await answerBy(one);
    expect((await answerBy(one)).answer).toEqual(first.answer);
  });

  it('takes no answer that is too short or names private things, and none from whoever may not give it', async () => {
    const one = await raise();
    const refusal = async (text: string) =>
      answerBy(one, { outcome: 'confirmed', text }).catch((e) =>
        e instanceof Refused ? e.refusals.map((r) => r.field) : e,
      );
    expect(await refusal('无误')).toEqual(['text']);
    expect(await refusal('该人员身份证号为 110101199003077758，无误')).toEqual(['text']);
    const { people, w } = office;
    for (const person of [people.entry, people.taskForce, people.group])
      await expect(answerCheckBack(w, one.id, person, newKey(), confirmed)).rejects.toThrow();
    const neighbour = { ...people.examiner, jurisdiction: '420922' };
    await expect(seeCheckBack(w, one.id, neighbour)).rejects.toThrow();
    await expect(seeCheckBack(w, 'no-such-case', people.examiner)).rejects.toThrow();
    expect((await seeCheckBack(w, one.id, people.examiner)).answer).toBeNull();
  });

  it('is finished by the clock wherever a crash came between two writes, and stands on the ledger once', async () => {
    let finished = false;
    for (let n = 1; !finished; n++) {
      expect(n).toBeLessThan(20);
      const one = await raise();
      const { database, w } = office;
      const dying = workflowOver(
        dyingBeforeWrite(n, database.client),
        database.tables,
        database.documentsUrl,
        { now: w.now, newId: w.newId },
        anyCredentials,
      );
      finished = await answerCheckBack(dying, one.id, office.people.examiner, newKey(), confirmed).then(
        () => true,
        () => false,
      );
      await runClock(w);
      const answered = (await seeCheckBack(w, one.id, office.people.examiner)).answer !== null;
      const now = await seeCheckBack(w, one.id, office.people.examiner);
      const [raised, answer] = await standing(one);
      expect([raised?.seq, answer?.seq ?? null]).toEqual([now.raised, now.answered]);
      expect(answer !== undefined).toBe(answered);
      const entries = await office.stores.ledger.after(COUNTY, 0, 1000);
      const told = entries.filter((entry) => entry.kind === 'checkBack' && entry.check === one.id);
      expect(told.length).toBe(answered ? 2 : 1);
    }
  });
});
