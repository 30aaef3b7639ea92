import type { Construct } from 'constructs';
import { isAddress } from '#lib/addresses.ts';

/** Which counties a province takes, and under which name it witnesses them. */
export type ProvinceSettings = { readonly name: string; readonly sources: readonly string[] };

/**
 * What whoever deploys a province has set: context `PROVINCE`, e.g. `{"name":"province/420000","sources":["https://bz.example.cn/"]}`;
 * nothing where a county is deployed. Throws for anything else, naming what is wrong.
 */
export function provinceSettings(scope: Construct): ProvinceSettings | undefined {
  const given: unknown = scope.node.tryGetContext('PROVINCE');
  if (given === undefined || given === '') return undefined;
  const { name, sources }: Partial<Record<keyof ProvinceSettings, unknown>> =
    typeof given === 'string' ? JSON.parse(given) : given;
  if (typeof name !== 'string' || !/^[^\s+]{1,100}$/.test(name))
    throw new Error('PROVINCE.name 须为不含空格和加号的名称 · must be a name without spaces and plus signs');
  if (!Array.isArray(sources) || sources.length === 0 || !sources.every((one) => isAddress(one) && one.endsWith('/')))
    throw new Error(
      'PROVINCE.sources 须为 https 网址的列表，以 / 结尾 · must be a list of https addresses that end with /',
    );
  return { name, sources };
}
