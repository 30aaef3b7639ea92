import * as z from 'zod';
import { labelOf } from '#core/codes/code-list.ts';
import { staffStatus } from '#core/codes/lists.ts';
import type { Change } from '#core/diff.ts';
import type { AssetUrl } from '#ui/assets.ts';
import { BarPair } from '#ui/bar-pair.tsx';
import { ConflictView } from '#ui/conflict-view.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Details } from '#ui/details.tsx';
import { Diff } from '#ui/diff.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes, Radios, Select } from '#ui/form/choices.tsx';
import { Buttons, FilterForm, SubmitButton } from '#ui/form/form.tsx';
import { parseForm } from '#ui/form/parse-form.ts';
import { SchemaForm } from '#ui/form/schema-form.tsx';
import { FileField, TextField } from '#ui/form/text-fields.tsx';
import { formatPersons } from '#ui/format.ts';
import type { Lang } from '#ui/language.ts';
import { NotificationBanner } from '#ui/notification-banner.tsx';
import { type Frame, type Page, renderPage } from '#ui/page.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { ProgressSteps } from '#ui/progress-steps.tsx';
import { SummaryList } from '#ui/summary-list.tsx';
import { Tag } from '#ui/tag.tsx';
import { TaskList } from '#ui/task-list.tsx';
import { Timeline } from '#ui/timeline.tsx';

/** Names as someone might type them to do harm. */
export const hostileNames = [
  '=1+1',
  '<script>document.title="taken"</script>',
  '"><img src=x onerror=alert(1)>',
  '张\u202eevil\u202c三',
  '𬱖㛃𠮷👩‍👩‍👧',
  'a'.repeat(80),
];

export const unitForm = z.object({
  name: z.string().max(60).meta({ title: '单位名称 · Name of unit', description: '与印章一致 · As on its seal' }),
  posts: z.number().int().min(0).meta({ title: '编制数 · Authorised posts' }),
  from: z.iso.date().meta({ title: '生效日期 · In force from' }),
  status: z.enum(['atPost', 'seconded']).meta({ title: '状态 · Status' }),
  kinds: z
    .array(z.enum(['a', 'b']))
    .min(1)
    .meta({ title: '涉及内容 · What it touches' }),
  checked: z
    .boolean()
    .refine((yes) => yes, '请先核对 · Check it first')
    .meta({ title: '我已核对 · I have checked it' }),
  reason: z.string().min(10).max(500).optional().meta({ title: '变更事由 · Reason' }),
});

export const frameOf = (lang: Lang, assets: AssetUrl): Frame => ({
  lang,
  otherLanguage: lang === 'zh' ? '?lang=en' : '?lang=zh',
  county: { zh: '云梦县', en: 'Yunmeng County' },
  home: '/',
  nav: [
    { href: '/', text: lang === 'zh' ? '待办' : 'To do', current: true },
    { href: '/submissions', text: lang === 'zh' ? '申报' : 'Submissions' },
    { href: '/mandates', text: lang === 'zh' ? '三定台账' : 'Mandates' },
  ],
  person: {
    name: '张三',
    roles: lang === 'zh' ? '单位信息员、经办人' : 'information officer, handler',
    signOut: '/sign-out',
  },
  demo: true,
  assets,
});

const say = (lang: Lang, zh: string, en: string) => (lang === 'zh' ? zh : en);

/** Every component of the kit in its ordinary state, with what was posted and is wrong when a form came. */
export function guidePage(lang: Lang, form: FormData | null): Page {
  const parsed = form ? parseForm(unitForm, form) : null;
  return {
    title: say(lang, '组件一览', 'Components'),
    breadcrumbs: [{ href: '/', text: say(lang, '首页', 'Home') }],
    ...(parsed?.ok ? { banner: <NotificationBanner>{say(lang, '已保存', 'Saved')}</NotificationBanner> } : {}),
    ...(parsed && !parsed.ok ? { errors: parsed.errors, values: parsed.values } : {}),
    body: (
      <>
        <Procedure lang={lang} />
        <Lists lang={lang} />
        <Figures lang={lang} />
        <h2>{say(lang, '表单', 'Forms')}</h2>
        <SchemaForm
          schema={unitForm}
          action={`/?lang=${lang}`}
          command="c-1"
          submit={say(lang, '提交', 'Submit')}
          labels={{ status: (code) => labelOf(staffStatus, code as 'atPost') }}
        >
          <MoreFields lang={lang} />
        </SchemaForm>
      </>
    ),
  };
}

/** The same lists, with nothing in them. */
export const emptyPage = (lang: Lang): Page => ({
  title: say(lang, '没有内容', 'Nothing here'),
  banner: (
    <NotificationBanner kind="important">{say(lang, '公示期延长三天', 'The notice is extended')}</NotificationBanner>
  ),
  body: (
    <>
      <DataTable
        caption={say(lang, '待签字', 'To sign')}
        columns={[]}
        rows={[]}
        rowKey={() => ''}
        path="/"
        query={{}}
        empty={
          <EmptyState
            why={say(
              lang,
              '目前没有待签字的申报。签字请求会出现在这里。',
              'Nothing to sign now. Requests appear here.',
            )}
            next={{ href: '/submissions', text: say(lang, '查看全部申报', 'See all submissions') }}
          />
        }
      />
      <Diff changes={[]} />
      <Pagination />
    </>
  ),
});

export const guideHtml = (lang: Lang, assets: AssetUrl, form: FormData | null): string =>
  renderPage(frameOf(lang, assets), guidePage(lang, form));

function Procedure({ lang }: { lang: Lang }) {
  const steps = say(
    lang,
    '经办人签字,分管领导签字,主要领导签字,编办查审,公示,接收汇总,专班复审,领导小组审定',
    'Handler,Responsible leader,Head,Examination,Notice,Totals,Re-examination,Approval',
  ).split(',');
  return (
    <>
      <ProgressSteps steps={steps} current={3} holder={say(lang, '编办审核员李四', 'Li Si')} day={3} due="2026-11-23" />
      <TaskList
        tasks={[
          {
            id: 'unit',
            title: say(lang, '单位信息', 'Unit'),
            href: '/unit',
            status: { kind: 'good', text: say(lang, '已完成', 'Done') },
          },
          {
            id: 'staff',
            title: say(lang, '人员', 'Staff'),
            href: '/staff',
            hint: say(lang, '可从表格导入', 'Can be imported'),
            status: { kind: 'bad', text: say(lang, '有 2 处错误', '2 errors') },
          },
          {
            id: 'check',
            title: say(lang, '检查', 'Check'),
            status: { kind: 'neutral', text: say(lang, '尚不能开始', 'Not yet') },
          },
        ]}
      />
      <Timeline
        entries={[
          {
            id: '1',
            at: '2026-11-20T01:05:00Z',
            who: hostileNames[3] ?? '',
            what: say(lang, '签字', 'signed'),
            voided: true,
          },
          {
            id: '2',
            at: '2026-11-23T16:30:00Z',
            who: '李四',
            what: say(lang, '退回', 'returned it'),
            more: <p>{hostileNames[1]}</p>,
          },
        ]}
      />
    </>
  );
}

function Lists({ lang }: { lang: Lang }) {
  const rows = hostileNames.map((name, index) => ({ name, days: index * 1000 }));
  return (
    <>
      <FilterForm action="/" clear="/">
        <TextField name="q" label={say(lang, '单位或姓名', 'Unit or name')} optional />
      </FilterForm>
      <DataTable
        caption={say(lang, '申报', 'Submissions')}
        columns={[
          {
            key: 'name',
            head: say(lang, '单位', 'Unit'),
            cell: ({ name }) => <a href="/unit">{name}</a>,
            sortable: true,
          },
          {
            key: 'state',
            head: say(lang, '状态', 'State'),
            cell: () => <Tag kind="current">{say(lang, '查审中', 'Examining')}</Tag>,
          },
          {
            key: 'days',
            head: say(lang, '人数', 'Persons'),
            cell: ({ days }) => formatPersons(days, lang),
            sortable: true,
            numeric: true,
          },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
        path="/"
        query={{ sort: '-days', q: '财政' }}
        empty={null}
      />
      <Pagination previous="/?page=1" next="/?page=3" page={2} pages={7} />
    </>
  );
}

function Figures({ lang }: { lang: Lang }) {
  const changes: Change[] = [
    { group: 'staff', record: 'staff', op: 'added', key: 's-1', name: hostileNames[3] ?? '', fields: [] },
    {
      group: 'staff',
      record: 'staff',
      op: 'removed',
      key: 's-2',
      name: hostileNames[1] ?? '',
      fields: [{ field: 'post', from: hostileNames[2] }],
    },
    {
      group: 'establishment',
      record: 'grant',
      op: 'changed',
      key: 'administrative',
      name: 'administrative',
      fields: [{ field: 'posts', from: 12, to: 13 }],
    },
  ];
  return (
    <>
      <SummaryList
        rows={[
          {
            label: say(lang, '单位', 'Unit'),
            value: hostileNames[1],
            action: { href: '/edit', text: say(lang, '修改', 'Change') },
          },
          { label: say(lang, '超编', 'Over'), value: <Tag kind="bad">{say(lang, '超编 2 名', '2 over')}</Tag> },
          { label: say(lang, '期限', 'Due'), value: <Tag kind="warning">{say(lang, '还剩 1 天', '1 day left')}</Tag> },
        ]}
      />
      <Diff changes={changes} />
      <BarPair
        caption={say(lang, '编制与实有', 'Posts and persons')}
        rows={[
          { label: say(lang, '行政编制', 'Administrative'), approved: 10, inPost: 12 },
          { label: say(lang, '事业编制', 'Institution'), approved: 23, inPost: 21 },
          { label: say(lang, '工勤编制', 'Support'), approved: 0, inPost: 0 },
        ]}
      />
      <ConflictView
        rows={[{ label: say(lang, '名称', 'Name'), yours: hostileNames[0] ?? '', theirs: hostileNames[2] ?? '' }]}
        by="李四"
      >
        <p>
          <a href="/">{say(lang, '采用已保存的', 'Take what is stored')}</a>
        </p>
      </ConflictView>
      <Details summary={say(lang, '怎样计算', 'How it is counted')}>
        <p>{say(lang, '按类别分别计算。', 'By type.')}</p>
      </Details>
    </>
  );
}

function MoreFields({ lang }: { lang: Lang }) {
  const options = ['a', 'b', 'c'].map((value) => ({ value, text: say(lang, `选项 ${value}`, `Option ${value}`) }));
  return (
    <>
      <Select name="town" label={say(lang, '乡镇', 'Town')} options={options} value="b" />
      <Radios name="decision" label={say(lang, '决定', 'Decision')} options={options} optional />
      <Checkboxes name="parts" label={say(lang, '部分', 'Parts')} options={options} values={['a']} optional />
      <FileField name="file" label={say(lang, '附件', 'Attachment')} accept=".pdf" optional />
      <Buttons>
        <SubmitButton kind="secondary" value="save">
          {say(lang, '暂存', 'Save')}
        </SubmitButton>
        <SubmitButton kind="warning" value="cancel">
          {say(lang, '作废', 'Cancel')}
        </SubmitButton>
      </Buttons>
    </>
  );
}
