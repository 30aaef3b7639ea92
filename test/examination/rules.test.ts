import { describe, expect, it } from 'vitest';
import { examinationRules, examine } from '#core/examination/findings.ts';
import { examinationPolicies } from '#core/examination/policy.ts';
import { inForceOn } from '#core/in-force.ts';
import { clean, submission } from '#test/examination/clean.ts';
import { planted } from '#test/examination/planted.ts';

describe('The examination', () => {
  it('has nothing to say about a unit that agrees with its mandate', () => {
    expect(examine(submission(clean()))).toEqual([]);
  });

  it.each(examinationRules)('finds what “$label.zh” is about', ({ id, severity }) => {
    const { input, key, line } = planted[id];
    const [found, ...more] = examine(input).filter((f) => f.rule === id);
    expect(found).toMatchObject({ key, line, severity });
    expect(more).toEqual([]);
  });

  it('gives every rule an id of its own, a source, and words for a clerk in both languages', () => {
    expect(new Set(examinationRules.map((r) => r.id)).size).toBe(examinationRules.length);
    for (const { source, label, explanation } of examinationRules)
      for (const text of [source, label.zh, label.en, explanation.zh, explanation.en]) expect(text).not.toBe('');
  });

  it('says what to do next wherever it blocks', () => {
    for (const { severity, explanation } of examinationRules)
      if (severity === 'error') expect(explanation.zh).toMatch(/请/);
  });

  it('never says that somebody draws pay without working', () => {
    const said = examinationRules.flatMap((r) => [r.label.zh, r.explanation.zh]);
    const found = Object.values(planted).flatMap(({ input }) => examine(input).map((f) => f.message.zh));
    expect([...said, ...found].filter((text) => text.includes('空饷'))).toEqual([]);
  });

  it('lists errors before warnings', () => {
    const severities = examine(planted.leftButListed.input).map((f) => f.severity);
    expect(severities).toEqual([...severities].sort());
  });

  it('goes by the policy in force on the day, and by the first one before it', () => {
    expect(inForceOn(examinationPolicies, '2026-06-01')).toBe(examinationPolicies[0]);
    expect(inForceOn(examinationPolicies, '2020-01-01').version).toBe('2026-01');
  });
});
