import { type EstablishmentType, isInstitution, type UnitCategory } from '#core/codes/lists.ts';
import { type Check, typeLabel } from '#core/examination/check.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { countByType, isInService, isNotGranted, moreApartThanInPost } from '#core/examination/record-checks.ts';
import { establishmentOn, figuresOf } from '#core/figures.ts';

/** Figures that cannot be, whatever the explanation. */
export const impossibleFigures: Check = ({ document, day }) => [
  ...document.strength.filter(moreApartThanInPost).map(({ type, inPost, listedApart }) => ({
    rule: 'listedApart' as const,
    subject: type,
    line: lineKey.listedApart(type),
    message: {
      zh: `${typeLabel(type).zh}：单列 ${listedApart} 人，多于实有 ${inPost} 人`,
      en: `${typeLabel(type).en}: ${listedApart} listed apart, more than the ${inPost} in post`,
    },
  })),
  ...[...establishmentOn(document.grants, day)]
    .filter(([, posts]) => posts < 0)
    .map(([type, posts]) => ({
      rule: 'negativePosts' as const,
      subject: type,
      line: lineKey.posts(type),
      message: {
        zh: `${typeLabel(type).zh}：各项编制合计为 ${posts} 名`,
        en: `${typeLabel(type).en}: the grants add up to ${posts} posts`,
      },
    })),
];

/** 超编: by type and net of 单列, against the mandate where one is on file. */
export const overStrength: Check = ({ document, mandate, day }) =>
  figuresOf((mandate ?? document).grants, document.strength, day)
    .filter(({ over }) => over > 0)
    .map(({ type, establishment, inPost, listedApart, over }) => ({
      rule: 'overStrength',
      subject: type,
      line: lineKey.inPost(type),
      message: {
        zh: `${typeLabel(type).zh}核定 ${establishment} 名，实有 ${inPost} 人${listedApart > 0 ? `（其中单列 ${listedApart} 人，不计入）` : ''}，超编 ${over} 人`,
        en: `${typeLabel(type).en}: ${establishment} posts, ${inPost} in post${listedApart > 0 ? ` (${listedApart} of them listed apart and not counted)` : ''}, ${over} over`,
      },
    }));

/** A full roster lists everyone whom the figures count. */
export const rosterMismatch: Check = ({ document }) => {
  if (document.roster !== 'full') return [];
  const listed = countByType(document.staff.filter(isInService));
  const given = new Map(document.strength.map((s) => [s.type, s.inPost]));
  return [...new Set([...given.keys(), ...listed.keys()])].flatMap((type) => {
    const [persons, inPost] = [listed.get(type) ?? 0, given.get(type) ?? 0];
    if (persons === inPost) return [];
    return {
      rule: 'rosterMismatch',
      subject: type,
      line: lineKey.inPost(type),
      message: {
        zh: `${typeLabel(type).zh}实有人数填 ${inPost} 人，名册中为 ${persons} 人`,
        en: `${typeLabel(type).en}: ${inPost} in post by the figure, ${persons} by the roster`,
      },
    };
  });
};

/** 行政 and 政法 posts are for organs, 事业 posts for institutions; 群团 may have either. */
const organTypes: readonly EstablishmentType[] = ['administrative', 'politicalLegal', 'support', 'veteranCadre'];

function fits(type: EstablishmentType, category: UnitCategory): boolean {
  if (type === 'other' || category === 'massOrganisation') return true;
  return organTypes.includes(type) !== isInstitution(category);
}

/** 混编混岗: a type that the unit has no posts of, or that does not fit its category and no mandate grants. */
export const mixedUse: Check = ({ document, mandate }) => {
  const { grants, staff, strength, unit } = document;
  const held = [...strength.filter((s) => s.inPost > 0), ...staff.filter(isInService)].map((r) => r.type);
  const approved = new Set(mandate?.grants.map((g) => g.type));
  return [...new Set([...held, ...grants.map((g) => g.type)])].flatMap((type) => {
    const notGranted = isNotGranted(grants, type);
    if (!notGranted && (fits(type, unit.category) || approved.has(type))) return [];
    const { zh, en } = typeLabel(type);
    return {
      rule: 'mixedUse',
      subject: type,
      line: lineKey.posts(type),
      message: notGranted
        ? { zh: `有人员占用“${zh}”，单位没有此类编制，请核对`, en: `Staff on ${en} posts, of which the unit has none` }
        : { zh: `“${zh}”与本单位的机构类别不相符，请核对`, en: `Posts of type ${en} do not fit the unit’s category` },
    };
  });
};

const partNames = {
  grants: { zh: '编制数', en: 'posts' },
  strength: { zh: '实有人数', en: 'persons in post' },
  leadership: { zh: '领导职数', en: 'leading posts' },
} as const;

/** Parts of the catalogue that a release says nothing about. */
export const missingParts: Check = ({ document }) =>
  (Object.keys(partNames) as (keyof typeof partNames)[])
    .filter((part) => document[part].length === 0)
    .map((part) => ({
      rule: 'missingPart',
      subject: part,
      line: '',
      message: { zh: `没有填写${partNames[part].zh}`, en: `No ${partNames[part].en} given` },
    }));
