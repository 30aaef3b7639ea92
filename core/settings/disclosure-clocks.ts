import type { Label } from '#core/codes/code-list.ts';
import type { LocalDate } from '#core/model.ts';

/** Deadlines of 依申请公开, in working days. */
export type DisclosureClocks = {
  /** Deciding on a request, from the day of receipt, which does not count. */
  decision: number;
  /** 延长, once; 0 where there is none. */
  extension: number;
  /** 补正: telling the applicant what the request lacks. */
  clarification: number;
  /** 征求第三方意见: how long a third party may take to answer. */
  thirdParty: number;
};

/** A set of such deadlines with a name, to be chosen and then recorded as a county's own. */
export type DisclosureRuleSet = DisclosureClocks & {
  id: 'county' | 'regulation2019';
  name: Label;
  version: string;
  from: LocalDate;
  basis: Label;
};

/** 15 days without an extension are the county's; what its rule leaves open is as in the regulation. */
export const disclosureRuleSets: readonly [DisclosureRuleSet, ...DisclosureRuleSet[]] = [
  {
    id: 'county',
    name: { zh: '本县制度（15 个工作日）', en: 'the county’s rule (15 working days)' },
    version: '2026-01',
    from: '2026-01-01',
    basis: {
      zh: '云梦县机构编制政务公开工作制度：自接到申请之日起 15 个工作日内决定',
      en: 'Rule of Yunmeng County: decided within 15 working days of receipt',
    },
    decision: 15,
    extension: 0,
    clarification: 7,
    thirdParty: 15,
  },
  {
    id: 'regulation2019',
    name: {
      zh: '政府信息公开条例（20 个工作日，可延长 20 个）',
      en: 'the 2019 regulation (20 working days, once 20 more)',
    },
    version: 'regulation-2019',
    from: '2019-05-15',
    basis: {
      zh: '政府信息公开条例（2019）第三十、三十二、三十三条',
      en: 'Regulations on Open Government Information (2019), art. 30, 32 and 33',
    },
    decision: 20,
    extension: 20,
    clarification: 7,
    thirdParty: 15,
  },
];
