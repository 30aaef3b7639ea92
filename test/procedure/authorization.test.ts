import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf } from '#core/codes/code-list.ts';
import { digestOf } from '#core/digest.ts';
import type { Mandate } from '#core/mandate.ts';
import type { UnitId } from '#core/model.ts';
import { type Person, type Role, role } from '#core/people.ts';
import { type Action, actions, roleFor } from '#core/permissions.ts';
import { putAccount } from '#functions/workflow/accounts.ts';
import { see } from '#functions/workflow/act.ts';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { createBatch, seeBatch } from '#functions/workflow/batch-members.ts';
import { answerCheckBack, raiseCheckBack, seeCheckBack } from '#functions/workflow/check-backs.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { confirmUnchanged } from '#functions/workflow/confirm.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { recordMandate } from '#functions/workflow/mandates.ts';
import { objectTo } from '#functions/workflow/notices.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { changeRegistration } from '#functions/workflow/registrations.ts';
import { recordSetting } from '#functions/workflow/settings.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import {
  clearSecrecy,
  decideObjection,
  enter,
  examineLines,
  extendNotice,
  reexamineSample,
  sign,
} from '#functions/workflow/steps.ts';
import { confirmTakedown, takeDown } from '#functions/workflow/takedowns.ts';
import { walker } from '#local/seed/walk.ts';
import { consoleOf } from '#test/console/door.ts';
import { everythingIn } from '#test/console/everything.ts';
import {
  accepted,
  COUNTY,
  drafted,
  met,
  newKey,
  type Office,
  openOffice,
  reviewed,
  signed,
  submitted,
} from './office.ts';

const OTHER_COUNTY = '420902';
const roles: readonly Role[] = codesOf(role);
/** Long past: what binds is refused for want of a fresh sign-in, to whoever would be allowed it. */
const signedInAt = '2026-01-01T00:00:00.000Z';

/** What is asked for each action, of one unit's things; whoever is allowed is refused later, for what is asked is wrong. */
type Ask = (person: Person) => Promise<unknown>;

let office: Office;
let asks: Partial<Record<Action, { unit: UnitId; ask: Ask }>>;
let pages: Partial<Record<Action, string>>;
/** What no use case of the procedure does: an import comes by the API (`publishing/`), contacts are part of a page (`console/notices`). */
const elsewhere: readonly Action[] = ['publishImport', 'viewObjectors'];

beforeAll(async () => {
  office = await openOffice({ units: 10 });
  const { w, people, units, clock } = office;
  const [one = '', two = '', three = '', four = '', five = '', six = '', seven = '', eight = '', nine = ''] = units;
  const walk = walker(w, people, newKey);
  const approving = await accepted(office, one);
  const reviewing = await accepted(office, two);
  clock.now = '2026-11-16T01:00:00.000Z';
  await runClock(w);
  const batch = await reviewed(office, [approving]);
  await walk.gathered(
    reviewing,
    await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title: '第二批' }),
  );
  const onNotice = await accepted(office, three);
  const receipt = await objectTo(w, onNotice, newKey(), 'CODE0000', { line: '', text: '与实际不符', contact: null });
  const examining = await signed(office, four);
  const draft = await drafted(office, five);
  const first = await submitted(office, six);
  const second = await submitted(office, seven);
  await walk.signedBy(second, [people.handler]);
  const third = await submitted(office, eight);
  await walk.signedBy(third, [people.handler, people.leader]);
  const order = { unit: nine, releases: [1], reason: 'privacy', text: '误含家庭住址，须撤下' } as const;
  const takedown = await takeDown(w, people.group, newKey(), { ...order, signedInAt: w.now() });
  const doubt = {
    feed: COUNTY,
    epoch: 'epoch',
    record: { type: 'unit', id: one },
    h: digestOf('one'),
    kind: 'contradiction',
    text: '与省级台账不一致',
  } as const;
  const check = await raiseCheckBack(w, 'province/420000', doubt, '测试单位');
  const meeting = await met(office, '第1次会议');
  const mandate = (await w.mandates.get(one)) as Mandate;
  const digest = 'another document';
  const basis = { number: '', title: '', date: '' };
  const signing = { digest, typedName: '', signedInAt };
  const on = (unit: UnitId, ask: Ask) => ({ unit, ask });

  asks = {
    viewSubmission: on(one, (p) => see(w, approving, p)),
    startSubmission: on(five, (p) => startSubmission(w, p, five, newKey())),
    editSubmission: on(five, (p) => enter(w, draft, p, newKey(), { kind: 'cancel', reason: '' })),
    'sign:1': on(six, (p) => sign(w, first, p, newKey(), signing)),
    'sign:2': on(seven, (p) => sign(w, second, p, newKey(), signing)),
    'sign:3': on(eight, (p) => sign(w, third, p, newKey(), signing)),
    confirmUnit: on(one, (p) =>
      confirmUnchanged(w, p, 'confirm', one, { groups: ['staff'], baseRelease: 1, signedInAt }),
    ),
    examine: on(four, (p) => examineLines(w, examining, p, newKey(), { kind: 'examine', verdicts: {}, digest })),
    editRegister: on(one, (p) =>
      changeRegistration(w, p, newKey(), one, { stage: 'pilot', withheld: null, document: '' } as never),
    ),
    viewBatches: on(one, (p) => seeBatch(w, batch, p)),
    batch: on(one, (p) => createBatch(w, p, newKey(), { jurisdiction: COUNTY, title: '第三批' })),
    editMandates: on(one, (p) => recordMandate(w, p, newKey(), { mandate, unitName: '测试单位', note: '' })),
    reexamine: on(two, (p) => reexamineSample(w, reviewing, p, newKey(), { kind: 'reexamine', sample: {}, digest })),
    clearSecrecy: on(one, (p) => clearSecrecy(w, approving, p, newKey(), { digest, signedInAt })),
    runNotice: on(three, (p) => extendNotice(w, onNotice, p, newKey(), { ends: '', reason: '' })),
    decideObjection: on(three, (p) =>
      decideObjection(w, onNotice, p, newKey(), { objection: receipt, upheld: false, reason: '', meeting }),
    ),
    approve: on(one, (p) => approveBatch(w, batch, p, newKey(), { totals: digest, meeting, signedInAt })),
    takeDown: on(one, (p) => takeDown(w, p, newKey(), { ...order, unit: one, signedInAt })),
    confirmTakedown: on(nine, (p) => confirmTakedown(w, takedown.id, p, newKey(), { note: '', signedInAt })),
    viewCheckBacks: on(one, (p) => seeCheckBack(w, check.id, p)),
    answerCheckBack: on(one, (p) => answerCheckBack(w, check.id, p, newKey(), { outcome: 'confirmed', text: '' })),
    managePeople: on(one, (p) =>
      putAccount(w, p, newKey(), COUNTY, { id: p.id, name: '', roles: [], units: [], active: true, version: 0 }),
    ),
    manageSettings: on(one, (p) =>
      recordSetting(w, p, newKey(), COUNTY, { kind: 'points', after: 99, from: '', basis, value: [] as never }),
    ),
  };
  pages = { viewNotices: '/console/notices', viewMandates: '/console/mandates', viewAudit: '/console/audit' };
}, 60_000);
afterAll(() => office.stop());

const someone = (as: Role, given: Partial<Person>): Person => ({
  id: `nobody-${as}`,
  name: '某某',
  jurisdiction: COUNTY,
  roles: [as],
  units: [],
  active: true,
  ...given,
});

/** Whether a use case let a person in: what it says after that is another matter. */
async function isLetIn(ask: Ask, person: Person): Promise<boolean> {
  try {
    await ask(person);
  } catch (error) {
    if (error instanceof NotAllowed) return false;
    if (!(error instanceof Refused)) throw error;
  }
  return true;
}

describe('What the matrix says holds at every door', () => {
  it('there is a use case, or a page, for every action', () => {
    const asked = [...Object.keys(asks), ...Object.keys(pages), ...elsewhere];
    expect(asked.sort()).toEqual([...actions].sort());
  });

  it.each(actions.filter((a) => !elsewhere.includes(a)))(
    '%s: each role, for its own unit, for another, of another county, and once the account is closed',
    async (action) => {
      const page = pages[action];
      const { unit, ask } = asks[action] ?? {
        unit: office.units[0] ?? '',
        ask: async (p: Person) => {
          const { status } = await consoleOf(office)(p).get(page ?? '');
          if (status === 403) throw new NotAllowed(action, { jurisdiction: COUNTY });
        },
      };
      const [other = ''] = office.units.filter((u) => u !== unit);
      const whose: Partial<Person>[] = [
        { units: [unit] },
        { units: [other] },
        // A page is of the county of whoever opens it, and of nobody's whose account is closed.
        ...(page
          ? []
          : [
              { units: [unit], jurisdiction: OTHER_COUNTY },
              { units: [unit], active: false },
            ]),
      ];
      const all = whose.flatMap((given) => roles.map((as) => ({ as, given, person: someone(as, given) })));
      const mayBe = ({ person }: (typeof all)[number]) =>
        roleFor(person, action, { jurisdiction: COUNTY, unit }) !== undefined;
      const before = await everythingIn(office);
      for (const one of all.filter((one) => !mayBe(one)))
        expect([one.as, one.given, await isLetIn(ask, one.person)]).toEqual([one.as, one.given, false]);
      expect(await everythingIn(office)).toEqual(before);
      for (const one of all.filter(mayBe))
        expect([one.as, one.given, await isLetIn(ask, one.person)]).toEqual([one.as, one.given, true]);
    },
  );
});
