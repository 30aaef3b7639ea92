import type { Label } from '#core/codes/code-list.ts';
import type { FreshnessState } from '#core/freshness.ts';
import type { FieldGroup } from '#core/model.ts';
import { useLang } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

/** Parts of a release whose freshness is counted apart. */
export const groupNames: Readonly<Record<FieldGroup, Label>> = {
  identity: { zh: '单位信息与依据文件', en: 'the unit and its documents' },
  establishment: { zh: '编制', en: 'posts' },
  leadership: { zh: '领导职数', en: 'leading posts' },
  staff: { zh: '人员', en: 'staff' },
};

export const freshnessNames: Readonly<Record<FreshnessState, Label>> = {
  fresh: { zh: '期限内', en: 'fresh' },
  dueSoon: { zh: '即将到期', en: 'due soon' },
  stale: { zh: '逾期未更新', en: 'stale' },
  veryStale: { zh: '严重逾期', en: 'very stale' },
};

/** How fresh something published is. */
export function FreshnessTag({ state }: { state: FreshnessState }) {
  const lang = useLang();
  return (
    <Tag kind={state === 'fresh' ? 'good' : state === 'dueSoon' ? 'warning' : 'bad'}>{freshnessNames[state][lang]}</Tag>
  );
}
