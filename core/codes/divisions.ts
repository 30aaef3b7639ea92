import { areaList } from '@vant/area-data';
import { ownDivisions } from '#core/codes/own-divisions.ts';

/*
 * Adds about 29 kB gz to a bundle. Only what imports files or registers needs it; served pages take the name of a jurisdiction
 * from its register document.
 */

export type Division = {
  /** GB/T 2260, six digits. */
  code: string;
  name: string;
  parent?: string;
  level: 'province' | 'prefecture' | 'county';
  /** First and last day in force, and what came after, where our own table knows. */
  validFrom?: string;
  validTo?: string;
  successor?: string;
};

/** 嘉峪关, 东莞, 中山, 儋州 have no counties: the codes that the package gives their towns are not in GB/T 2260. */
const townsOnly: ReadonlySet<string> = new Set(['620200', '441900', '442000', '460400']);

/** The division of a GB/T 2260 code. Abolished codes are known only where our own table lists them. */
export function findDivision(code: string): Division | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const own = ownDivisions.find((d) => d.code === code);
  if (own) return { ...own, ...place(code) };
  if (townsOnly.has(`${code.slice(0, 4)}00`) && !code.endsWith('00')) return undefined;
  const name = areaList.province_list[code] ?? areaList.city_list[code] ?? areaList.county_list[code];
  return name === undefined ? undefined : { code, name, ...place(code) };
}

/** Full name from the province down, e.g. 湖北省孝感市云梦县; the code itself when it is not known. */
export function divisionPath(code: string): string {
  const division = findDivision(code);
  if (!division) return code;
  const { name, parent } = division;
  if (parent === undefined) return name;
  // 北京市北京市, 500200 县, 省直辖县 and the like stand in the table for places that have no prefecture.
  const above = isPlaceholder(parent) ? provinceOf(parent) : parent;
  return divisionPath(above) + name;
}

/** Level and parent follow from the code: digits 1–2 province, 3–4 prefecture, 5–6 county. */
function place(code: string): Pick<Division, 'level' | 'parent'> {
  const province = provinceOf(code);
  if (code === province) return { level: 'province' };
  const prefecture = `${code.slice(0, 4)}00`;
  if (code === prefecture) return { level: 'prefecture', parent: province };
  return { level: 'county', parent: prefecture in areaList.city_list ? prefecture : province };
}

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;

function isPlaceholder(prefecture: string): boolean {
  const name = areaList.city_list[prefecture];
  return name === areaList.province_list[provinceOf(prefecture)] || name === '县' || /^..90/.test(prefecture);
}
