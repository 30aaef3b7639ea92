import { BatchList, BatchPage } from '#console/batches.tsx';
import { anyOverlooked } from '#console/overlooked.tsx';
import { consoleWords } from '#console/words.ts';
import type { Label } from '#core/codes/code-list.ts';
import { roleFor } from '#core/permissions.ts';
import { clearanceOf } from '#core/workflow/clearance.ts';
import { differingIn } from '#core/workflow/verdicts.ts';
import type { ConsoleRoute, Elsewhere, Visit } from '#functions/console/visit.ts';
import { idFrom } from '#functions/pages/ids.ts';
import { assertLengths, commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { addToBatch, batchesIn, createBatch, seeBatch } from '#functions/workflow/batch-members.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { meetingsIn } from '#functions/workflow/meetings.ts';
import { overlookedIn } from '#functions/workflow/overlooked.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { clearSecrecy } from '#functions/workflow/steps.ts';
import type { FieldErrors } from '#ui/form/state.ts';
import type { Lang } from '#ui/language.ts';

/** 批次: what is being gathered, and what has been published. */
export const batchList: ConsoleRoute = {
  path: '/console/batches',
  get: async ({ w, person, jurisdiction, lang, command }) => {
    actorFor(person, 'viewBatches', { jurisdiction });
    const [open, approved, published] = await Promise.all(
      (['open', 'approved', 'published'] as const).map((state) => batchesIn(w, jurisdiction, state)),
    );
    return {
      title: consoleWords[lang].batches,
      body: (
        <BatchList
          open={[...(open ?? []), ...(approved ?? [])]}
          past={(published ?? []).reverse()}
          mayCreate={roleFor(person, 'batch', { jurisdiction }) !== undefined}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, jurisdiction }, form) => {
    assertLengths(form, { title: 100 });
    const title = textOf(form, 'title');
    if (!title) throw new WrongInput({ title: { zh: '请填写批次名称', en: 'Name the batch' } }, typedIn(form));
    const id = await createBatch(w, person, commandOf(form), { jurisdiction, title });
    return { to: `/console/batches/${id}`, done: 'created' };
  },
};

/** One batch: adding, its sums, the leading group's approval. */
export const batchPage: ConsoleRoute = {
  path: '/console/batches/:id',
  get: async ({ w, person, params, jurisdiction, lang, command }) => {
    const batch = await seeBatch(w, params.id ?? '', person);
    const mayAdd = roleFor(person, 'batch', batch) !== undefined;
    const [members, figures, overlooked, waiting, meetings] = await Promise.all([
      w.submissions.getMany(batch.members.map((m) => m.submission)),
      batchFigures(w, batch),
      batch.state === 'open' ? overlookedIn(w, batch) : null,
      mayAdd && batch.state === 'open' ? w.submissions.inState(jurisdiction, 'consolidated') : [],
      meetingsIn(w, jurisdiction),
    ]);
    return {
      title: batch.title,
      breadcrumbs: [{ href: '/console/batches', text: consoleWords[lang].batches }],
      body: (
        <BatchPage
          batch={batch}
          states={Object.fromEntries(members.map((s) => [s.id, s.state]))}
          differing={Object.fromEntries(members.map((s) => [s.id, differingIn(s)]))}
          clearances={Object.fromEntries(members.map((s) => [s.id, clearanceOf(s)]))}
          figures={figures}
          overlooked={overlooked}
          waiting={waiting}
          meetings={meetings.reverse()}
          mayAdd={mayAdd}
          mayClear={roleFor(person, 'clearSecrecy', batch) !== undefined}
          mayApprove={roleFor(person, 'approve', batch) !== undefined}
          command={command}
        />
      ),
    };
  },
  post: (visit, form) => {
    const step = textOf(form, 'step');
    if (step === 'clear') return clear(visit, form);
    return step === 'approve' ? approve(visit, form) : add(visit, form);
  },
};

async function add({ w, person, params }: Visit, form: FormData): Promise<Elsewhere> {
  const id = params.id ?? '';
  const key = commandOf(form);
  const chosen = form.getAll('submission').flatMap((value) => (typeof value === 'string' && idFrom(value)) || []);
  if (chosen.length === 0)
    throw new WrongInput({ submission: { zh: '请选择申报', en: 'Choose submissions' } }, typedIn(form));
  const names = new Map((await w.submissions.getMany(chosen)).map((s) => [s.id, s.unitName]));
  const added: string[] = [];
  const kept: Label[] = [];
  for (const submission of chosen) {
    const name = names.get(submission) ?? submission;
    try {
      await addToBatch(w, submission, person, key, id);
      added.push(name);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const why = (lang: Lang) => error.refusals.map(({ message }) => message[lang]).join(lang === 'zh' ? '；' : '; ');
      kept.push({ zh: `${name}：${why('zh')}`, en: `${name}: ${why('en')}` });
    }
  }
  if (kept.length > 0) throw new WrongInput({ submission: accountOf(added, kept) }, typedIn(form));
  return { to: `/console/batches/${id}`, done: 'added' };
}

/** Which submissions are in the batch now, and which are not and why. */
const accountOf = (added: readonly string[], kept: readonly Label[]): Label => ({
  zh: `已加入 ${added.length} 份${added.length > 0 ? `（${added.join('、')}）` : ''}；未加入 ${kept.length} 份：${kept.map((k) => k.zh).join('；')}`,
  en: `${added.length} added${added.length > 0 ? ` (${added.join(', ')})` : ''}; ${kept.length} not: ${kept.map((k) => k.en).join('; ')}`,
});

async function clear({ w, person, params, signedInAt }: Visit, form: FormData): Promise<Elsewhere> {
  const key = commandOf(form);
  const chosen = form.getAll('cleared').flatMap((value) => {
    const [, submission, digest] = /^([^/]+)\/(.+)$/.exec(typeof value === 'string' ? value : '') ?? [];
    return submission && digest ? [{ submission: idFrom(submission), digest }] : [];
  });
  if (chosen.length === 0)
    throw new WrongInput({ cleared: { zh: '请选择申报', en: 'Choose submissions' } }, typedIn(form));
  for (const { submission, digest } of chosen) await clearSecrecy(w, submission, person, key, { digest, signedInAt });
  return { to: `/console/batches/${params.id}`, done: 'cleared' };
}

async function approve({ w, person, params, signedInAt }: Visit, form: FormData): Promise<Elsewhere> {
  const id = params.id ?? '';
  const key = commandOf(form);
  const meeting = textOf(form, 'meeting');
  const errors: Record<string, FieldErrors[string]> = {};
  if (meeting === '') errors.meeting = { zh: '请选择审定的会议', en: 'Choose the meeting that approves' };
  const totals = textOf(form, 'confirmed');
  if (totals === '') errors.confirmed = { zh: '请核对汇总数并勾选', en: 'Check the totals and tick the box' };
  if (!form.has('acknowledged')) {
    const batch = await seeBatch(w, id, person);
    if (batch.state === 'open' && anyOverlooked(await overlookedIn(w, batch)))
      errors.acknowledged = {
        zh: '请查看遗漏的单位和出现两次的人员并勾选',
        en: 'Look at the units that are missing and at who stands twice, and tick the box',
      };
  }
  if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
  await approveBatch(w, id, person, key, { totals, meeting, signedInAt });
  return { to: `/console/batches/${id}`, done: 'approved' };
}
