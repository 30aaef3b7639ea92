import { describe, expect, it } from 'vitest';
import { role, unitRoles } from '#core/people.ts';
import { actions, permissions } from '#core/permissions.ts';
import { clockPolicies } from '#core/workflow/clocks.ts';
import {
  type StepId,
  sameHands,
  steps,
  type WorkflowDefinition,
  workflowDefinitions,
} from '#core/workflow/definition.ts';
import { otherStates } from '#core/workflow/state-names.ts';

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const both = ({ zh, en }: { zh: string; en: string }) => `${zh} · ${en}`;
const roleName = (code: string) => both(role.items.find((i) => i.code === code) ?? { zh: code, en: code });

function permissionsPage(): string {
  const heading = role.items.map(({ zh, en }) => `${zh}<br>${en}`);
  const rows = actions.map((action) => {
    const allowed: readonly string[] = permissions[action].roles;
    return row(both(permissions[action]), ...role.items.map(({ code }) => (allowed.includes(code) ? '●' : '')));
  });
  return `# 权限 · Who may do what

● 表示可以办理。${unitRoles.map((code) => role.items.find((i) => i.code === code)?.zh).join('、')}只限本单位；其他角色限本行政区划。停用的账号不能办理任何事项。同一申报中，除办理程序列明的外，一人不得办理两个环节（见 [办理程序](workflow.md)）。

● means allowed. Roles of a unit (${unitRoles.map((code) => role.items.find((i) => i.code === code)?.en).join(', ')}) act for
their own units only, all others within their jurisdiction. A closed account may do nothing. Nobody acts in two steps of one
submission, but for those that the [procedure](workflow.md) names.

${row('事项 · Action', ...heading)}
${row('---', ...heading.map(() => ':-:'))}
${rows.join('\n')}
`;
}

const stepName = (step: StepId | 'draft') => (step === 'draft' ? { zh: '录入', en: 'entry' } : steps[step]);

function workflowPage(): string {
  const newest = clockPolicies[clockPolicies.length - 1] ?? clockPolicies[0];
  const days = (step: StepId) => `${newest[step.startsWith('signing:') ? 'signing' : (step as 'examining')]}`;
  const procedure = ({ version, from, basis, order }: WorkflowDefinition) => `## ${version}

自 · From ${from}。依据 · Basis: ${both(basis)}

${row('', '环节 · Step', '由谁办理 · By', '工作日 · Working days')}
${row('--:', '---', '---', '--:')}
${order
  .map((step, i) => {
    const by = steps[step].role;
    return row(
      `${i + 1}`,
      both(steps[step]),
      by ? roleName(by) : '期满自动转入下一环节 · ends by the clock',
      days(step),
    );
  })
  .join('\n')}
`;
  return `# 办理程序 · The procedure

单位信息员录入并提交后，申报依次经过下列环节，审定后即行公开。签字、查审、复审、审定只对所看的那一份内容有效：内容一改，全部作废。一人不得在同一申报中办理两个环节，退回重报也不例外；可以同一人办理的，只有下列环节。汇总成批不作判断，不在此限。退回或撤回后，三个签字重新办理。

Entered and submitted by the information officer, a submission takes these steps and is published when approved. Signatures,
examinations and approvals hold for exactly the document that was looked at: a change voids all of them. Nobody acts in two
steps of one submission, not even after a return, but for those below; gathering into a batch, which judges nothing, does not
count. After a return or recall all three signatures are given anew.

${row('可由同一人办理 · One person may take', '理由 · Why')}
${row('---', '---')}
${sameHands.map((one) => row(one.steps.map((s) => both(stepName(s))).join('；'), both(one.why))).join('\n')}

申报开始后，该单位经其他途径另有公开的，原申报不能提交、不能审定：由单位信息员核对新公开的版本，与自己的填报逐项对照，双方都改动的内容逐项选定，再以新版本为基础继续；此前的签字作废。

Where the unit has published otherwise since its submission began, that can neither be submitted nor approved: the information
officer checks the newer release beside their own values, chooses where both changed the same, and goes on upon it; signatures
given so far are void.

${workflowDefinitions.map(procedure).join('\n')}
## 公开之后 · After publication

新版本公开后，原申报为“${otherStates.superseded?.zh}”。已公开的内容可以撤下：一人下令，立即生效，公众只看到撤下的说明；须由另一人在时限内复核，逾期的在待办中标红。公开该内容的申报转为“${otherStates.takenDown?.zh}”，撤下和复核都记入其办理过程，所有经手人收到消息，写明原因。撤下的内容不能“确认无变化”，新的申报也不从中预填；误撤的，重新申报即可再次公开，内容与原来相同也可以。签字之后基础版本被撤下的申报不能审定，须退回核对。

When a newer release is published, the submission before it is “${otherStates.superseded?.en}”. What is published can be taken down:
one person orders it, with effect at once, and the public reads a stub; another confirms in time, or it is red among the to-dos.
The submission that published it is then “${otherStates.takenDown?.en}”: takedown and confirmation stand in its history, and everyone who
had a hand in it is told why. What has been taken down cannot be confirmed to be unchanged, and no new submission begins with it;
taken down by mistake, it is published again by a new submission, also if nothing in it differs. A submission whose base was taken
down after it was signed cannot be approved and is returned.

## 时限 · Deadlines

工作日按国务院节假日安排计算，当日不计。公示期内提出的异议由领导小组逐件决定，全部决定后申报才继续办理或退回。

Working days go by the State Council’s notices; the day itself is not counted. Objections raised during the notice are decided
one by one by the leading group; only then does the submission go on or back.

${row('版本 · Version', '自 · From', '异议决定 · Objections', '退回修改 · Returned', '撤下复核 · Takedown', '依据 · Basis')}
${row('---', '---', '--:', '--:', '--:', '---')}
${clockPolicies
  .map((p) => row(p.version, p.from, `${p.objections}`, `${p.returned}`, `${p.takedown}`, both(p.basis)))
  .join('\n')}
`;
}

// `npm run docs` writes these pages anew.
describe('The pages of docs say what the code does', () => {
  it('docs/permissions.md', async () => {
    await expect(permissionsPage()).toMatchFileSnapshot('../../docs/permissions.md');
  });

  it('docs/workflow.md', async () => {
    await expect(workflowPage()).toMatchFileSnapshot('../../docs/workflow.md');
  });
});
