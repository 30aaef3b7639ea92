import type { Label } from '#core/codes/code-list.ts';
import { steps } from '#core/workflow/definition.ts';
import type { State } from '#core/workflow/model.ts';

/** What a state is called, step or not. */
export const stateName = (state: State): Label =>
  state in steps ? steps[state as keyof typeof steps] : (otherStates[state] ?? { zh: state, en: state });

/** What the states around the steps are called. */
export const otherStates: Readonly<Partial<Record<State, { zh: string; en: string }>>> = {
  draft: { zh: '录入中', en: 'draft' },
  objections: { zh: '异议待决定', en: 'objections to be decided' },
  returned: { zh: '退回修改', en: 'returned' },
  published: { zh: '已公开', en: 'published' },
  takenDown: { zh: '已撤下', en: 'taken down' },
  superseded: { zh: '已被新版本取代', en: 'superseded' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
};
