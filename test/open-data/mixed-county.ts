import type { Staff } from '#core/model.ts';
import type { PublicApi } from '#test/open-data/public-api.ts';
import {
  people,
  person,
  published,
  register,
  registered,
  registration,
  release,
  unitFile,
} from '#test/support/county.ts';

export const MIXED = '420601';

const bureau = registration(1, { name: '测试县教育局', system: '政府' });
const school = registration(2, {
  name: '测试县第一中学',
  category: 'institutionClassOne',
  level: 'deputySection',
  parent: bureau.id,
  system: '政府',
});
const party = registration(3, { name: '测试县委办公室', category: 'partyOrgan', system: '党委' });
const tiny = registration(4, {
  name: '测试县档案馆',
  category: 'institutionClassTwo',
  level: 'subSection',
  parent: party.id,
});
const silent = registration(5, { name: '测试县保密单位', stage: 'notStarted', withheld: 'exempt' });

export const mixed = { bureau, school, party, tiny, silent };

const teachers = (count: number): Staff[] => people(count, { type: 'institution' });

/** One unit of each kind: exactly full, over strength, with vacancies, of two types, and withheld. */
export async function publishMixedCounty({ documents, ledger, project }: PublicApi, at: string): Promise<void> {
  const files = [
    unitFile(bureau, people(4)),
    unitFile(school, teachers(7), {
      unit: { ...unitFile(school, []).unit, otherNames: ['一中', 'AI实验学校'], funding: 'fullBudget' },
      grants: [{ type: 'institution', posts: 5 }],
      strength: [{ type: 'institution', inPost: 7, listedApart: 1 }],
    }),
    unitFile(party, [person(0), person(1, { type: 'support' })], {
      grants: [
        { type: 'administrative', posts: 3 },
        { type: 'support', posts: 1 },
      ],
      strength: [
        { type: 'administrative', inPost: 1, listedApart: 0 },
        { type: 'support', inPost: 1, listedApart: 0 },
      ],
    }),
    unitFile(tiny, [], { grants: [], strength: [], leadership: [], documents: [] }),
  ];
  const events = [await registered(documents, register(MIXED, Object.values(mixed)), 1)];
  for (const file of files) events.push(await published(documents, release(MIXED, file), 1));
  await ledger.append(MIXED, events, at);
  await project(MIXED);
}
