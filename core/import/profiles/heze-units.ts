import type { UnitCategory } from '#core/codes/lists.ts';
import type { FileRead, Profile, UnitFact } from '#core/import/facts.ts';
import type { Findings } from '#core/import/findings.ts';
import { published, type Reader, required, steering, type TableLayout, type TableRow } from '#core/import/layout.ts';
import { readTables } from '#core/import/read-tables.ts';
import { key, name, text } from '#core/import/readers.ts';
import { type Cell, cellText, type Sheet } from '#core/import/table.ts';
import type { JurisdictionCode } from '#core/model.ts';

/** One of a fixed set of words, each with what it means. */
const word = <T>(meanings: Readonly<Record<string, T>>): Reader<T> => ({
  expected: { zh: Object.keys(meanings).join('、'), en: Object.keys(meanings).join(', ') },
  read: (cell: Cell) => {
    const value = meanings[cellText(cell)];
    return value === undefined
      ? { fault: 'badCode', message: { zh: '不是本版式中的值', en: 'Not a value of this layout' } }
      : { value };
  },
});

/** The county a page of the register was published for. */
const places = { 市直: '371700', 定陶区: '371703', 郓城县: '371725' } satisfies Record<string, JurisdictionCode>;

/** An organ's category follows from the system it belongs to. */
const organs: Record<string, UnitCategory> = {
  党委: 'partyOrgan',
  政府: 'governmentDepartment',
  人大: 'peoplesCongress',
  政协: 'politicalConsultative',
  法院: 'court',
  检察院: 'procuratorate',
  民主党派: 'democraticParty',
  群众团体: 'massOrganisation',
};
const groups = {
  行政机关: 'organ',
  下设机构: 'subordinate',
  事业单位: 'institution',
  直属事业单位: 'institution',
} as const;

const units = {
  sheet: 'cn-heze-unit-tree',
  columns: {
    place: required(steering(['source_file'], word(places))),
    system: required(published('unit.system', ['system_所在系统', '所在系统'], text(20))),
    group: required(steering(['group_类别', '类别'], word(groups))),
    localCode: required(published('unit.localCode', ['unit_code_单位编号', '单位编号'], key())),
    name: required(published('unit.name', ['unit_name_单位名称', '单位名称'], name(100))),
    parent: published('unit.parent', ['parent_code_上级单位编号', '上级单位编号'], key()),
  },
} satisfies TableLayout;

type Row = TableRow<typeof units.columns>;

/** 菏泽市机构编制实名制公示 (2018/19): the units of three jurisdictions, known before any of their data. */
export const hezeUnits: Profile = {
  id: 'heze-units',
  label: { zh: '菏泽市机构名册（2018/19）', en: 'register of the units of Heze (2018/19)' },
  lenientEncoding: false,
  read: (sheets: readonly Sheet[], _jurisdiction: JurisdictionCode, findings: Findings): FileRead => {
    const { rows, dropped, rowsIn, repeatedHeaders } = readTables({ units }, sheets, findings);
    return {
      facts: {
        units: rows.units.flatMap((row) => unitFact(row, findings)),
        grants: [],
        strength: [],
        leadership: [],
        staff: [],
        documents: [],
      },
      dropped,
      rowsIn,
      rosterIsWhole: true,
      refused: repeatedHeaders > 0 ? { repeatedHeader: repeatedHeaders } : {},
    };
  },
};

/** Registered as not started, since the pages give neither figures nor people; the level is not given either. */
function unitFact({ where, values }: Row, findings: Findings): UnitFact[] {
  const { place, system, group, localCode, name: unitName, parent } = values;
  if (!place || !system || !group || !localCode || !unitName) return [];
  return [
    {
      where,
      jurisdiction: place,
      name: unitName,
      localCode,
      parent: parent === undefined ? null : { code: parent },
      fields: { category: categoryOf(system, group, unitName, { where }, findings), level: 'unranked', system },
      stage: 'notStarted',
      withheld: 'preparing',
    },
  ];
}

function categoryOf(
  system: string,
  group: (typeof groups)[keyof typeof groups],
  unitName: string,
  { where }: Pick<Row, 'where'>,
  findings: Findings,
): UnitCategory {
  if (group === 'institution') return 'institutionUnclassified';
  if (group === 'subordinate') {
    findings.once('warning', where, 'group', {
      code: 'fallback',
      value: '下设机构',
      message: {
        zh: '“下设机构”未说明性质，按派出机构登记，请核对',
        en: '“下设机构” does not say what kind of body it is: registered as a dispatched organ',
      },
    });
    return 'dispatchedOrgan';
  }
  if (system === '党委' && /纪律检查|监察/u.test(unitName)) return 'disciplineSupervision';
  const organ = organs[system];
  if (organ) return organ;
  findings.once(
    'warning',
    where,
    'system',
    {
      code: 'fallback',
      value: system,
      message: { zh: '未知系统，按政府工作部门登记', en: 'Unknown system: registered as a government department' },
    },
    system,
  );
  return 'governmentDepartment';
}
