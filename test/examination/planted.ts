import { digestOf } from '#core/digest.ts';
import type { ExaminationInput, RuleId } from '#core/examination/findings.ts';
import type { ReleaseDocument, Unit } from '#core/model.ts';
import { ruleOn } from '#core/settings/standing.ts';
import { clean, mandateOf, submission, TODAY, unit, without } from '#test/examination/clean.ts';
import { people, person } from '#test/support/county.ts';

type Planted = { input: ExaminationInput; key: string; line: string };

const number = '测编发〔2025〕1号';
const posts = (count: number) => ({ type: 'administrative' as const, posts: count, document: number });
const of = (more: Parameters<typeof clean>[0], rest: Partial<ExaminationInput> = {}) => submission(clean(more), rest);
const ofUnit = (more: Partial<Unit>): ReleaseDocument => ({ ...clean(), unit: { ...clean().unit, ...more } });
const listed = (leadership: ReleaseDocument['leadership']) => of({ leadership });

/** One fault a rule, planted in a unit with which nothing else is wrong, and where it is found. */
export const planted: Record<RuleId, Planted> = {
  listedApart: {
    input: of({ strength: [{ type: 'administrative', inPost: 6, listedApart: 7 }] }),
    key: 'listedApart/administrative',
    line: 'listedApart/administrative',
  },
  negativePosts: {
    input: of({ grants: [posts(-1)] }),
    key: 'negativePosts/administrative',
    line: 'posts/administrative',
  },
  overStrength: {
    input: of({ grants: [posts(5)] }),
    key: 'overStrength/administrative',
    line: 'inPost/administrative',
  },
  rosterMismatch: {
    input: of({ staff: people(5) }),
    key: 'rosterMismatch/administrative',
    line: 'inPost/administrative',
  },
  mixedUse: {
    input: of({ strength: [...clean().strength, { type: 'institution', inPost: 1, listedApart: 0 }] }),
    key: 'mixedUse/institution',
    line: '',
  },
  missingPart: { input: of({ grants: [] }), key: 'missingPart/grants', line: '' },
  unusualChange: {
    input: of({}, { base: clean({ grants: [posts(20)] }) }),
    key: 'unusualChange/posts/administrative',
    line: 'posts/administrative',
  },
  leadersOver: {
    input: listed([
      { post: 'chief', posts: 1, inPost: 1, document: number },
      { post: 'deputy', posts: 1, inPost: 2, document: number },
    ]),
    key: 'leadersOver/deputy',
    line: 'leadersInPost/deputy',
  },
  leadersMismatch: {
    input: listed([{ post: 'chief', posts: 2, inPost: 2, document: number }]),
    key: 'leadersMismatch/chief',
    line: 'leadersInPost/chief',
  },
  headNotNamed: { input: of({ staff: people(6, { head: false }) }), key: 'headNotNamed', line: 'staff' },
  headVacant: {
    input: of({
      staff: people(6, { head: false }),
      leadership: [{ post: 'chief', posts: 1, inPost: 0, document: number }],
    }),
    key: 'headVacant',
    line: 'staff',
  },
  noMandate: { input: without(of({}), 'mandate'), key: 'noMandate', line: '' },
  postsDiffer: {
    input: of({ grants: [posts(8)] }, { mandate: mandateOf(clean({ grants: [posts(7)] })) }),
    key: 'postsDiffer/administrative',
    line: 'posts/administrative',
  },
  leadershipDiffers: {
    input: of({}, { mandate: { ...mandateOf(clean()), leadership: [{ post: 'chief', posts: 2 }] } }),
    key: 'leadershipDiffers/chief',
    line: 'leadershipPosts/chief',
  },
  structureDiffers: {
    input: of({}, { mandate: { ...mandateOf(clean()), internalUnits: ['办公室', '财务股'] } }),
    key: 'structureDiffers',
    line: 'unit/internalUnits',
  },
  changeWithoutDocument: {
    input: of({ grants: [{ type: 'administrative', posts: 7 }] }, { base: clean() }),
    key: 'changeWithoutDocument/posts/administrative',
    line: 'posts/administrative',
  },
  headcountWithoutDocument: {
    input: of({}, { base: { ...clean(), staff: clean().staff.slice(1) } }),
    key: 'headcountWithoutDocument/staff',
    line: 'staff',
  },
  unknownDocument: {
    input: of({ grants: [{ ...posts(6), document: '测编发〔2019〕77号' }] }),
    key: 'unknownDocument/posts/administrative',
    line: 'posts/administrative',
  },
  basisMissing: {
    input: of({ grants: [{ type: 'administrative', posts: 6 }] }),
    key: 'basisMissing/posts/administrative',
    line: 'posts/administrative',
  },
  repeatedRecord: {
    input: submission({ ...clean(), strength: [...clean().strength, ...clean().strength] }),
    key: 'repeatedRecord/strength',
    line: '',
  },
  narrowedField: {
    input: of({}, { catalogue: { ...ruleOn([], 'catalogue', TODAY), narrowed: { 'staff.since': 'internal' } } }),
    key: 'narrowedField/staff.since',
    line: '',
  },
  samePersonTwice: {
    input: of({ staff: [...people(5), { ...person(1), id: 's-99999' }] }),
    key: 'samePersonTwice/s-00001',
    line: 'staff',
  },
  inTwoUnits: {
    input: of({}, { elsewhere: [{ staff: 's-00003', unit: 'u-test-0002', unitName: '测试单位2' }] }),
    key: 'inTwoUnits/s-00003/u-test-0002',
    line: 'staff',
  },
  notAtWork: {
    input: of({ staff: [...people(5), person(5, { status: 'offPost' })] }),
    key: `notAtWork/offPost/${digestOf(['s-00005']).slice(0, 12)}`,
    line: 'staff',
  },
  leftButListed: {
    input: of({
      staff: [...people(6), person(6, { status: 'left' })],
    }),
    key: 'leftButListed/s-00006',
    line: 'staff',
  },
  futureSince: {
    input: of({ staff: [...people(5), person(5, { since: '2026-11-24' })] }),
    key: 'futureSince/s-00005',
    line: 'staff',
  },
  exemptUnit: {
    input: of({}, { registration: { ...unit, stage: 'notStarted', withheld: 'exempt' } }),
    key: 'exemptUnit',
    line: '',
  },
  unitNotOpen: { input: of({}, { registration: { ...unit, stage: 'notStarted' } }), key: 'unitNotOpen', line: '' },
  abolishedWithStaff: { input: of({}, { reason: 'abolished' }), key: 'abolishedWithStaff', line: '' },
  differsFromRegister: {
    input: submission(ofUnit({ level: 'deputySection' })),
    key: 'differsFromRegister/level',
    line: 'unit/level',
  },
  noDuties: { input: submission(ofUnit({ duties: [] })), key: 'noDuties', line: 'unit/duties' },
  creditCode: { input: submission(ofUnit({ creditCode: '12345' })), key: 'creditCode', line: '' },
  creditCodeCheck: {
    input: submission(ofUnit({ creditCode: '123502001549897398' })),
    key: 'creditCodeCheck',
    line: '',
  },
  secrecyMark: {
    input: submission(ofUnit({ duties: ['负责有关工作（机密★长期）'] })),
    key: 'secrecyMark/unit/duties',
    line: 'unit/duties',
  },
  privateValue: {
    input: of({ staff: [...people(5), person(5, { post: '干事 13987654321' })] }),
    key: 'privateValue/staff/s-00005/post',
    line: 'staff',
  },
  hiddenCharacter: {
    input: submission(ofUnit({ otherNames: ['测试\u202e位单'] })),
    key: 'hiddenCharacter/unit/otherNames',
    line: '',
  },
};
