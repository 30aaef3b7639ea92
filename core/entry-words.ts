import { type Label, labelOf } from '#core/codes/code-list.ts';
import { changeReason, checkBackOutcome, doubtKind, takedownReason } from '#core/codes/lists.ts';
import type { FieldGroup, LedgerEntry } from '#core/model.ts';

const groups: Record<FieldGroup, Label> = {
  identity: { zh: '基本情况', en: 'identity' },
  establishment: { zh: '编制', en: 'establishment' },
  leadership: { zh: '领导职数', en: 'leadership' },
  staff: { zh: '人员', en: 'staff' },
};
const late: Record<'stale' | 'veryStale', Label> = {
  stale: { zh: '逾期未更新', en: 'out of date' },
  veryStale: { zh: '长期未更新', en: 'long out of date' },
};
const listed = (of: readonly FieldGroup[]): Label => ({
  zh: of.map((group) => groups[group].zh).join('、'),
  en: of.map((group) => groups[group].en).join(', '),
});
const said = (zh: string, en: string): Label => ({ zh, en });

/** What an entry of the ledger says, in a line: of the unit it is about, `unit`. */
export function entryWords(entry: LedgerEntry, unit: string): Label {
  switch (entry.kind) {
    case 'register':
      return said(`公布机构名录第 ${entry.release} 版`, `The register of units, release ${entry.release}`);
    case 'publish': {
      const { zh, en } = labelOf(changeReason, entry.reason);
      return said(`${unit}公开第 ${entry.release} 版：${zh}`, `${unit} publishes release ${entry.release}: ${en}`);
    }
    case 'confirm': {
      const { zh, en } = listed(entry.groups);
      return said(
        `${unit}核实无变化（${zh}），第 ${entry.release} 版`,
        `${unit} confirms without change (${en}), release ${entry.release}`,
      );
    }
    case 'flag': {
      const of = groups[entry.group];
      const how = late[entry.state];
      return said(`${unit}${of.zh}${how.zh}`, `${unit}: ${of.en} is ${how.en}`);
    }
    case 'takeDown': {
      const { zh, en } = labelOf(takedownReason, entry.reason);
      const which = entry.releases.join('、');
      return said(
        `${unit}第 ${which} 版因${zh}撤下`,
        `${unit}: release ${entry.releases.join(', ')} taken down for ${en}`,
      );
    }
    case 'checkBack': {
      const doubt = labelOf(doubtKind, entry.doubt);
      const outcome = entry.outcome && labelOf(checkBackOutcome, entry.outcome);
      return outcome
        ? said(`${unit}答复校核：${outcome.zh}`, `${unit}: check-back answered: ${outcome.en}`)
        : said(`${unit}被提出校核：${doubt.zh}`, `${unit}: check-back raised: ${doubt.en}`);
    }
  }
}
