import { labelOf } from '#core/codes/code-list.ts';
import { policyEnd } from '#core/codes/work-lists.ts';
import type { RestingRule, ShownPolicy } from '#core/policies.ts';
import { settingKinds } from '#core/settings/model.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatDate, formatNumber } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import type { Link } from '#ui/page.tsx';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    caption: (n: number) => `${n} 份制度文件`,
    document: '文件',
    file: (kilobytes: string) => `PDF，${kilobytes} KB`,
    issuer: '发文机关',
    date: '成文日期',
    effective: (day: string) => `${day} 起施行`,
    state: '状态',
    standing: '有效',
    since: (day: string) => `${day} 起`,
    rules: '依据此文件的规则',
    version: (kind: string, n: number, day: string) => `${kind}第 ${n} 版（${day} 起）`,
    none: '还没有登记制度文件。',
  },
  en: {
    caption: (n: number) => `${n} policy ${n === 1 ? 'document' : 'documents'}`,
    document: 'Document',
    file: (kilobytes: string) => `PDF, ${kilobytes} KB`,
    issuer: 'Issued by',
    date: 'Date',
    effective: (day: string) => `in force from ${day}`,
    state: 'State',
    standing: 'in force',
    since: (day: string) => `since ${day}`,
    rules: 'Rules that rest on it',
    version: (kind: string, n: number, day: string) => `${kind}, version ${n} (from ${day})`,
    none: 'No policy document is on record yet.',
  },
});

type Props = {
  path: string;
  rows: readonly ShownPolicy[];
  /** Where a row leads besides its file. */
  more?: (row: ShownPolicy) => Link;
  /** What to do where there is none. */
  next?: Link;
};

/** 制度文件: each with its file, whether it counts, and the rules that rest on it. Its row can be led to by its id. */
export function PolicyTable({ path, rows, more, next }: Props) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <DataTable
      caption={t.caption(rows.length)}
      path={path}
      query={{}}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'document', head: t.document, cell: (row) => <Named policy={row} more={more?.(row)} /> },
        { key: 'issuer', head: t.issuer, cell: ({ issuer }) => issuer },
        {
          key: 'date',
          head: t.date,
          cell: ({ date, effective }) => (
            <>
              {formatDate(date, lang)}
              {effective && <p class="hint">{t.effective(formatDate(effective, lang))}</p>}
            </>
          ),
        },
        { key: 'state', head: t.state, cell: ({ ended }) => <StateOf ended={ended} /> },
        { key: 'rules', head: t.rules, cell: ({ rules }) => <Rules rules={rules} /> },
      ]}
      empty={<EmptyState why={t.none} next={next} />}
    />
  );
}

function Named({ policy: { id, number, title, bytes, path }, more }: { policy: ShownPolicy; more: Link | undefined }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <div id={id}>
      {path ? (
        <a href={path}>
          {title}（{number}） <small>{t.file(formatNumber(Math.ceil(bytes / 1024), lang))}</small>
        </a>
      ) : (
        `${title}（${number}）`
      )}
      {more && (
        <p>
          <a href={more.href}>
            {more.text}
            <span class="hidden"> {number}</span>
          </a>
        </p>
      )}
    </div>
  );
}

function StateOf({ ended }: Pick<ShownPolicy, 'ended'>) {
  const t = useWords(words);
  const lang = useLang();
  if (!ended) return <Tag kind="good">{t.standing}</Tag>;
  return (
    <>
      <Tag kind="warning">{labelOf(policyEnd, ended.kind)[lang]}</Tag> {t.since(formatDate(ended.on, lang))}
      <p class="hint">{ended.reason}</p>
    </>
  );
}

function Rules({ rules }: { rules: readonly RestingRule[] }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <ul>
      {rules.map(({ kind, number, from }) => (
        <li key={`${kind} ${number}`}>{t.version(settingKinds[kind][lang], number, formatDate(from, lang))}</li>
      ))}
    </ul>
  );
}
