import { type ExaminationInput, examine, type RuleId } from '#core/examination/findings.ts';
import { examinationPolicies } from '#core/examination/policy.ts';
import type { Mandate } from '#core/mandate.ts';
import type { ReleaseDocument } from '#core/model.ts';
import type { UnitFile } from '#core/release.ts';
import { ruleOn } from '#core/settings/standing.ts';
import { people, registration, release, unitFile } from '#test/support/county.ts';

export const TODAY = '2026-11-23';
const number = '测编发〔2025〕1号';

export const unit = registration(1);

/** A unit of six with which nothing is wrong. */
export const clean = (more: Partial<UnitFile> = {}): ReleaseDocument =>
  release(
    '420923',
    unitFile(unit, people(6), { leadership: [{ post: 'chief', posts: 1, inPost: 1, document: number }], ...more }),
  );

/** The mandate that a document agrees with to the letter. */
export const mandateOf = (document: ReleaseDocument): Mandate => ({
  jurisdiction: document.jurisdiction,
  unit: document.unit.id,
  version: 1,
  documents: document.documents,
  grants: document.grants,
  leadership: document.leadership.map(({ post, posts }) => ({ post, posts })),
  internalUnits: document.unit.internalUnits,
});

/** A submission of a document whose mandate is on file and agrees. */
export function submission(document: ReleaseDocument, more: Partial<ExaminationInput> = {}): ExaminationInput {
  return {
    document,
    registration: unit,
    mandate: mandateOf(document),
    day: TODAY,
    policy: examinationPolicies[0],
    catalogue: ruleOn([], 'catalogue', TODAY),
    elsewhere: [],
    ...more,
  };
}

export const without = <K extends keyof ExaminationInput>(input: ExaminationInput, key: K): ExaminationInput => {
  const { [key]: _left, ...rest } = input;
  return rest as ExaminationInput;
};

export const findings = (rule: RuleId, input: ExaminationInput) => examine(input).filter((f) => f.rule === rule);
