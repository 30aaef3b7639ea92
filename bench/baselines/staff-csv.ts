import Papa from 'papaparse';
import { labelOf } from '#core/codes/code-list.ts';
import { establishmentType, sex, staffStatus } from '#core/codes/lists.ts';
import type { StaffRow } from '../data.ts';

const fields = [
  '姓名',
  '性别',
  '单位',
  '单位标识',
  '所在内设机构',
  '职务',
  '层次',
  '编制类型',
  '在编状况',
  '进入本单位时间',
  '主要负责人',
  '人员标识',
];

const cells = (r: StaffRow) => [
  r.name,
  r.sex ? labelOf(sex, r.sex).zh : '',
  r.unit.name,
  r.unit.id,
  r.department ?? '',
  r.post ?? '',
  r.level ?? '',
  labelOf(establishmentType, r.type).zh,
  labelOf(staffStatus, r.status).zh,
  r.since ?? '',
  r.head ? '是' : '',
  r.id,
];

/** The same file that our API makes, byte for byte, by the same library. */
export function staffCsv(people: readonly Record<string, unknown>[]): string {
  const data = people.map((person) => cells(person as StaffRow));
  return `\uFEFF${Papa.unparse({ fields, data }, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
