import { BatchMembers, type BatchMembersProps } from '#console/batch-members.tsx';
import { BatchTotalsView } from '#console/batch-totals.tsx';
import { CountyTotalsView } from '#console/county-totals.tsx';
import { HeldInMeeting } from '#console/held-in.tsx';
import { anyOverlooked, type OverlookedProps, OverlookedView } from '#console/overlooked.tsx';
import type { Confirmed, MandateDifferences } from '#core/examination/totals.ts';
import { meetingName } from '#core/workflow/meeting.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes, Select } from '#ui/form/choices.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    open: '在办批次',
    past: '已公开批次',
    title: '批次名称',
    titleHint: '例如 2026年第3批',
    create: '新建批次',
    members: '申报数',
    created: '建立',
    none: '没有在办批次。公示期满的申报由编办审核员汇总成批。',
    add: '加入批次',
    choose: '待汇总的申报',
    nothing: '目前没有等待汇总的申报。',
    totals: '汇总数',
    approve: '审定并公开',
    approveHint: '审定后全部申报立即公开。每件申报按其签字时的文档公开，不能再改。',
    meeting: '会议',
    secrecy: '保密审查',
    clear: '保密审查通过',
    clearHint: '逐件打开核对：公开内容不涉及国家秘密、工作秘密和个人隐私。审查只对此刻的内容有效。',
    clearWhich: '经审查可以公开的申报',
    notCleared: (n: number) => `${n} 件申报尚未经保密审查，暂不能审定。`,
    confirm: '以上汇总数和计入全县后的合计已核对无误',
    overlooked: '查遗漏',
    acknowledge: (units: number, persons: number) =>
      `已知悉：未公开或逾期且没有在办申报的单位 ${units} 个，本批中出现两次的人员 ${persons} 人`,
    approval: (name: string, at: string) => `${name} 于 ${at} 登记审定`,
    notReady: (n: number) => `${n} 件申报尚未复审通过，暂不能审定。`,
    state_open: '汇总中',
    state_approved: '公开中',
    state_published: '已公开',
  },
  en: {
    open: 'Batches under way',
    past: 'Published batches',
    title: 'Name of the batch',
    titleHint: 'For example 2026, batch 3',
    create: 'New batch',
    members: 'Submissions',
    created: 'Created',
    none: 'No batch is under way. Examiners gather submissions whose notice is over.',
    add: 'Add to the batch',
    choose: 'Submissions to be gathered',
    nothing: 'No submission waits to be gathered.',
    totals: 'Totals',
    approve: 'Approve and publish',
    approveHint: 'Approved, all submissions are published at once, each as the document that was signed.',
    meeting: 'Meeting',
    secrecy: 'Secrecy review',
    clear: 'Clear for publication',
    clearHint:
      'Open each one: what it would publish holds no secret of the state or of work, and nothing private. It counts for exactly this content.',
    clearWhich: 'Submissions that may be published',
    notCleared: (n: number) =>
      `${n} submissions have not been cleared by the secrecy reviewer; the batch cannot be approved yet.`,
    confirm: 'I have checked the totals above, of the batch and of the county',
    overlooked: 'What is overlooked',
    acknowledge: (units: number, persons: number) =>
      `I know of it: units not published or overdue without a submission: ${units}; persons who stand twice in this batch: ${persons}`,
    approval: (name: string, at: string) => `Approval recorded by ${name} at ${at}`,
    notReady: (n: number) => `${n} submissions have not passed the re-examination; the batch cannot be approved yet.`,
    state_open: 'being gathered',
    state_approved: 'being published',
    state_published: 'published',
  },
});

type Summary = { id: string; title: string; createdAt: string; createdBy: string; members: number };

type ListProps = { open: readonly Summary[]; past: readonly Summary[]; mayCreate: boolean; command: string };

export function BatchList({ open, past, mayCreate, command }: ListProps) {
  const t = useWords(words);
  return (
    <>
      <Batches caption={t.open} rows={open} />
      {mayCreate && (
        <Form action="/console/batches" command={command}>
          <TextField name="title" label={t.title} hint={t.titleHint} />
          <SubmitButton kind={open.length > 0 ? 'secondary' : 'primary'}>{t.create}</SubmitButton>
        </Form>
      )}
      {past.length > 0 && <Batches caption={t.past} rows={past} />}
    </>
  );
}

function Batches({ caption, rows }: { caption: string; rows: readonly Summary[] }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <DataTable
      caption={caption}
      path="/console/batches"
      query={{}}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'title', head: t.title, cell: (row) => <a href={`/console/batches/${row.id}`}>{row.title}</a> },
        { key: 'members', head: t.members, numeric: true, cell: (row) => row.members },
        {
          key: 'created',
          head: t.created,
          cell: (row) => (
            <>
              <bdi>{row.createdBy}</bdi> {formatInstant(row.createdAt, lang)}
            </>
          ),
        },
      ]}
      empty={<EmptyState why={t.none} />}
    />
  );
}

export type BatchProps = BatchMembersProps & {
  figures: Confirmed & { digest: string; differences: MandateDifferences };
  /** While it is open: what it leaves out. */
  overlooked: OverlookedProps | null;
  waiting: readonly { id: string; unitName: string }[];
  meetings: readonly { id: string; title: string; date: string }[];
  mayAdd: boolean;
  mayClear: boolean;
  mayApprove: boolean;
  command: string;
};

/** 汇总批次: its submissions, its sums, and the leading group's word. */
export function BatchPage(props: BatchProps) {
  const { batch, states, differing, clearances, figures, waiting, mayAdd } = props;
  const t = useWords(words);
  const lang = useLang();
  const { approval } = batch;
  return (
    <>
      <p>
        <Tag kind={batch.state === 'published' ? 'good' : 'current'}>{t[`state_${batch.state}`]}</Tag>
      </p>
      {approval && (
        <p>
          {t.approval(approval.name, formatInstant(approval.at, lang))} <HeldInMeeting meeting={approval.meeting} />
        </p>
      )}
      <BatchMembers batch={batch} states={states} differing={differing} clearances={clearances} />
      {mayAdd && batch.state === 'open' && <Adding {...props} waiting={waiting} />}
      {batch.members.length > 0 && <BatchTotalsView {...figures} />}
      {batch.members.length > 0 && batch.state === 'open' && <CountyTotalsView {...figures.county} />}
      {props.overlooked && <OverlookedView {...props.overlooked} of="batch" />}
      {props.mayClear && <Clearing {...props} />}
      {props.mayApprove && batch.state === 'open' && batch.members.length > 0 && <Approval {...props} />}
    </>
  );
}

function Adding({ batch, waiting, command }: Pick<BatchProps, 'batch' | 'waiting' | 'command'>) {
  const t = useWords(words);
  if (waiting.length === 0) return <EmptyState why={t.nothing} />;
  return (
    <Form action={`/console/batches/${batch.id}`} command={command}>
      <Hidden name="step" value="add" />
      <Checkboxes
        name="submission"
        label={t.choose}
        options={waiting.map(({ id, unitName }) => ({ value: id, text: unitName }))}
      />
      <SubmitButton kind="secondary">{t.add}</SubmitButton>
    </Form>
  );
}

/** What waits for the secrecy reviewer: each bound to the document that was looked at. */
function Clearing({ batch, states, clearances, command }: BatchProps) {
  const t = useWords(words);
  const waiting = batch.members.filter((m) => states[m.submission] === 'approving' && !clearances[m.submission]);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="clear">
      <h2 id="clear">{t.secrecy}</h2>
      <p>{t.clearHint}</p>
      <Form action={`/console/batches/${batch.id}`} command={command}>
        <Hidden name="step" value="clear" />
        <Checkboxes
          name="cleared"
          label={t.clearWhich}
          options={waiting.map((m) => ({ value: `${m.submission}/${m.digest}`, text: m.unitName }))}
        />
        <SubmitButton>{t.clear}</SubmitButton>
      </Form>
    </section>
  );
}

function Approval({ batch, states, clearances, figures, overlooked, meetings, command }: BatchProps) {
  const t = useWords(words);
  const waiting = batch.members.filter((m) => states[m.submission] !== 'approving').length;
  if (waiting > 0) return <p>{t.notReady(waiting)}</p>;
  const uncleared = batch.members.filter((m) => !clearances[m.submission]).length;
  if (uncleared > 0) return <p>{t.notCleared(uncleared)}</p>;
  return (
    <section aria-labelledby="approve">
      <h2 id="approve">{t.approve}</h2>
      <p>{t.approveHint}</p>
      <Form action={`/console/batches/${batch.id}`} command={command}>
        <Hidden name="step" value="approve" />
        <Select
          name="meeting"
          label={t.meeting}
          options={meetings.map((m) => ({ value: m.id, text: meetingName(m) }))}
        />
        {/* Ticked for these figures: where they have changed meanwhile, the box comes back empty. */}
        <Checkboxes name="confirmed" label={t.totals} options={[{ value: figures.digest, text: t.confirm }]} />
        {overlooked && anyOverlooked(overlooked) && (
          <Checkboxes
            name="acknowledged"
            label={t.overlooked}
            options={[{ value: 'yes', text: t.acknowledge(overlooked.units.length, overlooked.twice.length) }]}
          />
        )}
        <SubmitButton>{t.approve}</SubmitButton>
      </Form>
    </section>
  );
}
