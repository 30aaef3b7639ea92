import type { Facts } from '#core/workflow/commands.ts';
import { attachRefusals, evidenceOf } from '#core/workflow/evidence.ts';
import type { State, Submission } from '#core/workflow/model.ts';
import { type Refusal, reasonRefusals, refusal } from '#core/workflow/refusal.ts';
import { hand, lookedUp, next, type Rules, sameDocument } from '#core/workflow/rule.ts';

type Entry =
  | 'edit'
  | 'rebase'
  | 'attach'
  | 'detach'
  | 'describe'
  | 'explain'
  | 'answer'
  | 'submit'
  | 'recall'
  | 'cancel';

const editable: readonly State[] = ['draft', 'returned'];

/** What the unit does before its submission is signed. */
export const entryRules: Rules<Entry> = {
  edit: {
    from: editable,
    rule: (s, { document, was, part }, _, by) => ({
      refusals: [...sameDocument(s, was), ...hand(s, by, 'draft')],
      happened: () => (document === was ? [] : [{ kind: 'edited', document, was, part, state: s.state }]),
    }),
  },
  rebase: {
    from: editable,
    rule: (s, { kind: _, ...moved }, __, by) => ({
      refusals: [
        ...sameDocument(s, moved.was),
        ...hand(s, by, 'draft'),
        ...(s.base?.digest === moved.base.digest
          ? [refusal('wrongState', '没有更新的已公开版本', 'No newer release has been published')]
          : []),
      ],
      happened: () => [{ kind: 'rebased', ...moved, state: s.state }],
    }),
  },
  attach: {
    from: editable,
    rule: (s, { evidence }, _, by) => ({
      refusals: [...attachRefusals(s, evidence), ...hand(s, by, 'draft')],
      happened: () => [{ kind: 'attached', evidence, state: s.state }],
    }),
  },
  detach: {
    from: editable,
    rule: (s, { digest }, _, by) => {
      const evidence = evidenceOf(s).find((one) => one.digest === digest);
      // Who takes away what another has taken away already finds it as they want it.
      return {
        refusals: hand(s, by, 'draft'),
        happened: () => (evidence ? [{ kind: 'detached', evidence, state: s.state }] : []),
      };
    },
  },
  describe: {
    from: editable,
    rule: (s, { reason, reasonDocument }, _, by) => ({
      refusals: hand(s, by, 'draft'),
      happened: () => [{ kind: 'described', reason, reasonDocument, state: s.state }],
    }),
  },
  explain: {
    from: editable,
    rule: (s, { explanations }, _, by) => ({
      refusals: hand(s, by, 'draft'),
      happened: () => [{ kind: 'explained', explanations: { ...explanations }, state: s.state }],
    }),
  },
  answer: {
    from: editable,
    rule: (s, { answers }, _, by) => ({
      refusals: hand(s, by, 'draft'),
      happened: () => [{ kind: 'answered', answers: { ...answers }, state: s.state }],
    }),
  },
  submit: {
    from: editable,
    rule: (s, { digest }, facts, by) => ({
      refusals: [...sameDocument(s, digest), ...hand(s, by, 'draft'), ...submitRefusals(s, facts)],
      happened: () => [{ kind: 'submitted', digest, state: next(facts, 'draft') }],
    }),
  },
  recall: {
    from: ['signing:1', 'signing:2', 'signing:3'],
    rule: (s, { reason }, _, by) => ({
      refusals: [...hand(s, by, 'draft'), ...reasonRefusals(reason)],
      happened: () => [{ kind: 'recalled', reason, state: 'draft' }],
    }),
  },
  cancel: {
    from: editable,
    rule: (s, { reason }, _, by) => ({
      refusals: [...hand(s, by, 'draft'), ...reasonRefusals(reason)],
      happened: () => [{ kind: 'cancelled', reason, state: 'cancelled' }],
    }),
  },
};

function submitRefusals(s: Submission, facts: Facts): Refusal[] {
  const refusals: Refusal[] = [];
  // Signed, examined and put on notice, it could still not be approved: what it changes is no longer what stands.
  if (lookedUp(facts.newest, 'newest') !== (s.base?.digest ?? null))
    refusals.push(
      refusal(
        'baseMoved',
        '该单位在本申报开始后另有公开，请先“核对新公开的版本”，再提交',
        'The unit has published otherwise since this was started: first “check the newer release”, then submit',
        'rebase',
      ),
    );
  if (lookedUp(facts.unchanged, 'unchanged'))
    refusals.push(
      refusal(
        'nothingChanged',
        '与已公开内容相同，没有可提交的变动；如无变化，请办理“确认无变化”',
        'Nothing differs from what is published; if nothing has changed, confirm that instead',
      ),
    );
  if (s.reason === null)
    refusals.push(refusal('reasonMissing', '请填写变更事由', 'Give the reason for the change', 'reason'));
  for (const { key, severity, message } of lookedUp(facts.findings, 'findings'))
    if (severity === 'error') refusals.push({ code: 'findingsBlock', message, field: `finding.${key}` });
    else if (!s.explanations[key]?.text.trim())
      refusals.push(refusal('unexplained', `请说明：${message.zh}`, `Explain: ${message.en}`, `explanation.${key}`));
  for (const { number, text, answer } of s.findings)
    if (!answer?.trim())
      refusals.push(
        refusal(
          'unanswered',
          `请答复第 ${number} 条意见：${text}`,
          `Answer finding ${number}: ${text}`,
          `answer.${number}`,
        ),
      );
  return refusals;
}
