import { labelOf } from '#core/codes/code-list.ts';
import { staffStatus } from '#core/codes/lists.ts';
import { canonical, digestOf } from '#core/digest.ts';
import { type Check, type Found, typeLabel } from '#core/examination/check.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { isInService } from '#core/examination/record-checks.ts';
import type { LocalDate, Staff } from '#core/model.ts';

const listing = (people: readonly Staff[]): string =>
  people
    .map((s) => s.name)
    .sort()
    .join('、');

/** Records that would stand under one key: nobody could say later which of them changed. */
export const repeatedRecords: Check = ({ document }) => {
  const kinds = [
    {
      part: 'grants',
      zh: '编制',
      en: 'posts',
      keys: document.grants.map((g) => `${g.type} ${g.from ?? ''} ${g.document ?? ''}`),
    },
    { part: 'strength', zh: '实有人数', en: 'persons in post', keys: document.strength.map((s) => s.type) },
    { part: 'leadership', zh: '领导职数', en: 'leading posts', keys: document.leadership.map((l) => l.post) },
    {
      part: 'documents',
      zh: '依据文件',
      en: 'documents',
      keys: document.documents.map((d) => d.number.normalize('NFKC')),
    },
    { part: 'staff', zh: '人员', en: 'persons', keys: document.staff.map((s) => s.id) },
  ];
  return kinds.flatMap(({ part, zh, en, keys }) => {
    const times = keys.length - new Set(keys).size;
    if (times === 0) return [];
    const message = { zh: `${zh}中有 ${times} 条重复`, en: `${times} repeated among ${en}` };
    return { rule: 'repeatedRecord', subject: part, line: '', message };
  });
};

/** Two of one name are common; two who agree in everything are perhaps one. */
export const samePersonTwice: Check = ({ document }) => {
  const alike = Map.groupBy(document.staff, ({ id: _id, status: _status, head: _head, ...facts }) => canonical(facts));
  return [...alike.values()].flatMap((people): Found[] => {
    const [first] = people.map((s) => s.id).sort();
    if (people.length < 2 || first === undefined) return [];
    const name = people[0]?.name ?? '';
    return [
      {
        rule: 'samePersonTwice',
        subject: first,
        line: lineKey.person(first),
        message: {
          zh: `“${name}”有 ${people.length} 条完全相同的记录`,
          en: `“${name}” stands here ${people.length} times with the same particulars`,
        },
      },
    ];
  });
};

/** 双重占编: found by a keyed hash of the identity number, never by the number itself. */
export const inTwoUnits: Check = ({ document, elsewhere }) => {
  const byId = new Map(document.staff.map((s) => [s.id, s]));
  return elsewhere.flatMap(({ staff, unit, unitName }) => {
    const person = byId.get(staff);
    if (!person || !isInService(person)) return [];
    return {
      rule: 'inTwoUnits',
      subject: `${staff}/${unit}`,
      line: lineKey.person(staff),
      message: {
        zh: `“${person.name}”也在“${unitName}”的名册中，请核对`,
        en: `“${person.name}” also stands on the roster of “${unitName}”: please check`,
      },
    };
  });
};

/**
 * 在编不在岗: everyone off post without a reason given, and whoever has been away since the last release. The key names the very
 * persons, so that an explanation does not pass on to somebody else.
 */
export const notAtWork: Check = ({ document, base }) => {
  const before = new Map(base?.staff.map((s) => [s.id, s.status]));
  const away = document.staff.filter(
    ({ id, status }) =>
      status === 'offPost' ||
      (['seconded', 'attached', 'training', 'sickLeave'].includes(status) && before.get(id) === status),
  );
  return [...Map.groupBy(away, (s) => s.status)].map(([status, people]) => {
    const { zh, en } = labelOf(staffStatus, status);
    const since = status === 'offPost' ? { zh: '', en: '' } : { zh: '自上次公开以来', en: ', as at the last release' };
    return {
      rule: 'notAtWork',
      subject: `${status}/${digestOf(people.map((s) => s.id).sort()).slice(0, 12)}`,
      line: lineKey.staff,
      message: {
        zh: `${people.length} 人${since.zh}状态为“${zh}”，请核对原因和期限：${listing(people)}`,
        en: `${people.length} ${en}${since.en}; please check why and until when: ${listing(people)}`,
      },
    };
  });
};

const onePerson = (rule: Found['rule'], { id, name }: Staff, zh: string, en: string): Found => ({
  rule,
  subject: id,
  line: lineKey.person(id),
  message: { zh: `“${name}”${zh}`, en: `“${name}” ${en}` },
});

export const leftButListed: Check = ({ document }) =>
  document.staff
    .filter((s) => !isInService(s))
    .map((s) =>
      onePerson('leftButListed', s, `已退出，仍列在${typeLabel(s.type).zh}名册中`, 'has left and is still listed'),
    );

export const futureSince: Check = ({ document, day }) => {
  const later = (since: LocalDate | undefined): since is LocalDate => since !== undefined && since > day;
  return document.staff
    .filter((s) => later(s.since))
    .map((s) =>
      onePerson('futureSince', s, `进入本单位时间 ${s.since} 晚于今天`, `is said to enter on ${s.since}, after today`),
    );
};
