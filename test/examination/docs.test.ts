import { describe, expect, it } from 'vitest';
import { examinationRules } from '#core/examination/findings.ts';
import { examinationPolicies } from '#core/examination/policy.ts';

const severities = { error: '错误 · error', warning: '警告 · warning' } as const;
const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;

/** docs/examination.md as the rules and policies make it; `vitest -u` writes it anew. */
function page(): string {
  const rules = examinationRules.map(({ id, severity, source, label, explanation }) =>
    row(
      `\`${id}\``,
      severities[severity],
      `${label.zh} · ${label.en}`,
      source,
      `${explanation.zh}<br>${explanation.en}`,
    ),
  );
  const policies = examinationPolicies.map((p) =>
    row(
      p.version,
      p.from,
      `${p.unusualChangeShare * 100} %, ≥ ${p.unusualChangeMin}`,
      `${p.sampleShare * 100} %, ${p.sampleMin}–${p.sampleMax}`,
      p.secrecyWords.join('、'),
      p.secrecyAllowed.join('、'),
      `${p.basis.zh} · ${p.basis.en}`,
    ),
  );
  return `# 查审规则 · Rules of the examination

每次申报都按下列规则自动核对。**错误**须改正后才能提交；**警告**须写明说明，说明随申报送到以后各环节。规则提出的是核对问题，不是结论，也不公开。

Every submission is checked by these rules. **Errors** are corrected before it can be submitted; **warnings** are explained, and
the explanation goes with the submission. A finding is a question, no conclusion, and is never published.

${row('规则 · Rule', '程度 · Severity', '名称 · Name', '依据 · Source', '说明与下一步 · Why, and what next')}
${row('---', '---', '---', '---', '---')}
${rules.join('\n')}

## 参数 · Policies

${row('版本 · Version', '自 · From', '异常变动 · Unusual change', '抽查 · Sample', '涉密用语 · Marks of secrecy', '例外 · Harmless', '依据 · Basis')}
${row('---', '---', '---', '---', '---', '---', '---')}
${policies.join('\n')}
`;
}

describe('docs/examination.md', () => {
  it('lists every rule as it is', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/examination.md');
  });
});
