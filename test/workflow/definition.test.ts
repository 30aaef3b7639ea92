import { describe, expect, it } from 'vitest';
import { inForceOn } from '#core/in-force.ts';
import {
  definitionFaults,
  type StepId,
  stepIds,
  type WorkflowDefinition,
  workflowDefinitions,
} from '#core/workflow/definition.ts';
import { decision, objecting, officers, openFile, publicly, returning } from './desk.ts';

const signatures = ['signing:1', 'signing:2', 'signing:3'] as const;
const definition = (...order: StepId[]): WorkflowDefinition => ({
  version: 'another',
  from: '2026-01-01',
  basis: { zh: '另一程序', en: 'another procedure' },
  order,
});
const faults = (...order: StepId[]) => definitionFaults({ order }).map((f) => f.en);

/** Every order of things, each once. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((one) => orders(things.filter((t) => t !== one)).map((rest) => [one, ...rest]));
}

describe('The order of steps is data', () => {
  it.each(workflowDefinitions.map((d) => [d.version, d] as const))('definition %s can be a procedure', (_, shipped) => {
    expect(definitionFaults(shipped)).toEqual([]);
  });

  const middles = orders(['notice', 'consolidated', 'reviewing'] as const);
  it.each(middles.map((middle) => [middle.join(', '), middle] as const))(
    'with %s in the middle it works from entry to publication',
    (_, middle) => {
      const file = openFile({ definition: definition(...signatures, 'examining', ...middle, 'approving') });
      file.upTo('published');
      const states = file.history.map((e) => e.state);
      expect(states.filter((state, i) => state !== states[i - 1])).toEqual([
        'draft',
        ...signatures,
        'examining',
        ...middle,
        'approving',
        'published',
      ]);
      expect(file.now.acts).toHaveLength(7);
    },
  );

  it('these are all the orders there can be', () => {
    const valid = orders([...stepIds]).filter((order) => definitionFaults({ order }).length === 0);
    expect(valid.map((order) => order.slice(4, 7).join(', ')).sort()).toEqual(middles.map((m) => m.join(', ')).sort());
  });

  it('a notice after the batch: upheld, the submission leaves the batch; closed, it goes on to the next step', () => {
    const order = definition(...signatures, 'examining', 'consolidated', 'notice', 'reviewing', 'approving');
    const file = openFile({ definition: order }).upTo('notice');
    expect(file.now).toMatchObject({ batch: 'batch-1', notice: { round: 1 } });
    file.must(publicly, objecting('o-1')).must(officers.secretary, decision('o-1', true));
    expect(file.now).toMatchObject({ state: 'returned', batch: null });
    file.upTo('reviewing');
    expect(file.now).toMatchObject({ batch: 'batch-1', notice: { round: 2 } });
  });

  it('a notice as the last step before approval: its last objection decided, the approval is next', () => {
    const order = definition(...signatures, 'examining', 'reviewing', 'consolidated', 'notice', 'approving');
    const file = openFile({ definition: order }).upTo('notice').must(publicly, objecting('o-1')).upTo('objections');
    file.must(officers.secretary, decision('o-1', false));
    expect(file.now.state).toBe('approving');
    file.must(officers.group, returning()).upTo('published');
    expect(file.now).toMatchObject({ notice: { round: 2 }, objections: [] });
  });
});

describe('What cannot be a procedure', () => {
  it('leaves out steps or takes them twice: every one is named', () => {
    expect(faults('signing:1', 'signing:1', 'signing:3', 'examining', 'notice', 'reviewing', 'approving')).toEqual([
      '“signature of the handler” must stand exactly once, not 2 times',
      '“signature of the responsible leader” must stand exactly once, not 0 times',
      '“acceptance into the totals” must stand exactly once, not 0 times',
    ]);
  });

  it('has steps before those they rest on: every pair is named', () => {
    expect(
      faults('reviewing', 'notice', 'signing:2', 'signing:1', 'examining', 'signing:3', 'approving', 'consolidated'),
    ).toEqual([
      '“signature of the handler” must come before “signature of the responsible leader”',
      '“signature of the head” must come before “examination”',
      '“examination” must come before “public notice”',
      '“examination” must come before “re-examination”',
      '“acceptance into the totals” must come before “approval”',
      'Approval must be the last step',
    ]);
  });

  it('approves before the notice', () => {
    expect(faults(...signatures, 'examining', 'consolidated', 'reviewing', 'approving', 'notice')).toEqual([
      'Approval must be the last step',
    ]);
  });

  it('is empty', () => {
    expect(faults()).toHaveLength(stepIds.length);
  });

  it('is refused in Chinese too', () => {
    expect(
      definitionFaults(definition(...signatures, 'examining', 'consolidated', 'reviewing', 'approving', 'notice')),
    ).toMatchObject([{ zh: '“领导小组审定”须为最后一步' }]);
  });
});

describe('The version in force', () => {
  type Version = { version: string; from: string };
  const versions: readonly [Version, Version] = [
    { version: 'a', from: '2026-01-01' },
    { version: 'b', from: '2026-10-01' },
  ];
  it.each([
    ['2025-06-01', 'a'],
    ['2026-01-01', 'a'],
    ['2026-09-30', 'a'],
    ['2026-10-01', 'b'],
    ['2030-01-01', 'b'],
  ])('on %s is %s', (day, version) => {
    expect(inForceOn(versions, day).version).toBe(version);
  });
});
