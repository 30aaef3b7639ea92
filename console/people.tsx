import { UnitPicker } from '#console/unit-picker.tsx';
import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import type { Instant } from '#core/model.ts';
import { type Person, type Role, role } from '#core/people.ts';
import { address, type Query } from '#ui/address.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes, Select } from '#ui/form/choices.tsx';
import { FilterForm, Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { defineWords, type Lang, useLang, useWords } from '#ui/language.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tag } from '#ui/tag.tsx';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    caption: (n: number) => `${n} 个账号`,
    name: '姓名',
    id: '身份系统中的标识（sub）',
    roles: '角色',
    units: '单位',
    unitsHint: '单位角色须填写，每行一个单位名称，与名册一致。',
    examines: '编办审核员的分工单位',
    examinesHint: '每行一个单位名称；不填，则列出全县的申报和单位。只影响列出的内容，不限制权限。',
    phone: '办公电话',
    phoneHint: '座机，供联系单位经办人员；不填手机号。',
    publisherHint: '只能由系统配置指定的管理员授予或收回。',
    roster: '按单位查看名册',
    active: '账号启用',
    closed: '已停用',
    open: '启用',
    add: '新增账号',
    none: '没有符合条件的账号。',
    missing: (n: number) => `${n} 个单位尚缺经办角色`,
    lacks: '缺',
    history: '变更记录',
    became: (roles: string, units: number) => `设为：${roles}${units > 0 ? `，${units} 个单位` : ''}`,
    shut: '停用账号',
    handOver: '移交单位信息员工作',
    standIn: '委托代办',
  },
  en: {
    caption: (n: number) => `${n} accounts`,
    name: 'Name',
    id: 'Identifier at the identity provider (sub)',
    roles: 'Roles',
    units: 'Units',
    unitsHint: 'For roles of units: one name of a unit a line, as in the register.',
    examines: 'Units an examiner looks after',
    examinesHint:
      'One name of a unit a line; without any, the work of the whole county is listed. It narrows lists and limits no right.',
    phone: 'Office telephone',
    phoneHint: 'A landline, for reaching the officers of a unit; no mobile number.',
    publisherHint: 'Given and taken only by the administrator whom the installation names.',
    roster: 'People by unit',
    active: 'Account is open',
    closed: 'closed',
    open: 'open',
    add: 'New account',
    none: 'No account fits.',
    missing: (n: number) => `${n} units lack someone`,
    lacks: 'lacks',
    history: 'History',
    became: (roles: string, units: number) => `set to: ${roles}${units > 0 ? `, ${units} units` : ''}`,
    shut: 'closed the account',
    handOver: 'Hand over the entry for units',
    standIn: 'Let somebody stand in',
  },
});

export const rolesIn = (roles: readonly Role[], lang: Lang): string =>
  roles.map((code) => labelOf(role, code)[lang]).join(lang === 'zh' ? '、' : ', ');

const PAGE = 50;
/** Units that lack someone, shown at once. */
const SHOWN = 100;

type ListProps = {
  people: readonly Person[];
  unitName: (id: string) => string;
  missing: readonly { unit: string; name: string; roles: readonly Role[] }[];
  query: Query;
};

/** Accounts, searched by name and role, and the units that have nobody for a role. */
export function PeopleList({ people, unitName, missing, query }: ListProps) {
  const t = useWords(words);
  const lang = useLang();
  const pages = Math.max(1, Math.ceil(people.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(query.page) || 1));
  const leading = (to: number) =>
    to < 1 || to > pages ? undefined : address('/console/people', query, { page: String(to) });
  return (
    <>
      <p>
        <a href="/console/people/new">{t.add}</a> <a href="/console/people/roster">{t.roster}</a>
      </p>
      <FilterForm action="/console/people" clear="/console/people">
        <TextField name="q" label={t.name} optional value={query.q} />
        <Select
          name="role"
          label={t.roles}
          optional
          value={query.role}
          options={role.items.map((item) => ({ value: item.code, text: item[lang] }))}
        />
      </FilterForm>
      <DataTable
        caption={t.caption(people.length)}
        path="/console/people"
        query={query}
        rows={people.slice((page - 1) * PAGE, page * PAGE)}
        rowKey={(p) => p.id}
        columns={[
          {
            key: 'name',
            head: t.name,
            cell: (p) => (
              <a href={`/console/people/${encodeURIComponent(p.id)}`}>
                <bdi>{p.name}</bdi>
              </a>
            ),
          },
          { key: 'roles', head: t.roles, cell: (p) => rolesIn(p.roles, lang) },
          { key: 'units', head: t.units, cell: (p) => p.units.map(unitName).join('、') },
          {
            key: 'active',
            head: consoleWords[lang].state,
            cell: (p) => <Tag kind={p.active ? 'good' : 'neutral'}>{p.active ? t.open : t.closed}</Tag>,
          },
        ]}
        empty={<EmptyState why={t.none} />}
      />
      <Pagination page={page} pages={pages} previous={leading(page - 1)} next={leading(page + 1)} />
      {missing.length > 0 && (
        <Details summary={t.missing(missing.length)}>
          <ul>
            {missing.slice(0, SHOWN).map((m) => (
              <li key={m.unit}>
                {m.name} · {t.lacks} {rolesIn(m.roles, lang)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

type AccountProps = {
  /** Null for a new account. */
  account: { person: Person; version: number } | null;
  /** Names of the units it acts for, one a line. */
  units: string;
  /** Names of the units an examiner is assigned, one a line. */
  examines: string;
  /** Every unit there is to choose from. */
  register: readonly { id: string; name: string }[];
  history: readonly { version: number; at: Instant; by: { name: string }; person: Person }[];
  action: string;
  command: string;
};

/** One account: name, roles, units; closed rather than deleted. */
export function AccountPage({ account, units, examines, register, history, action, command }: AccountProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <Form action={action} command={command}>
        <Hidden name="version" value={String(account?.version ?? 0)} />
        {account ? <p>{account.person.id}</p> : <TextField name="id" label={t.id} short />}
        <TextField name="name" label={t.name} short value={account?.person.name} />
        <Checkboxes
          name="roles"
          label={t.roles}
          values={account?.person.roles ?? []}
          options={role.items.map((item) => ({
            value: item.code,
            text: item[lang],
            hint: item.code === 'publisher' ? t.publisherHint : undefined,
          }))}
        />
        <UnitPicker name="units" label={t.units} hint={t.unitsHint} value={units} units={register} />
        <UnitPicker name="examines" label={t.examines} hint={t.examinesHint} value={examines} units={register} />
        <TextField name="phone" label={t.phone} hint={t.phoneHint} optional short value={account?.person.phone} />
        <Checkboxes
          name="active"
          label={consoleWords[lang].state}
          values={account === null || account.person.active ? ['yes'] : []}
          options={[{ value: 'yes', text: t.active }]}
        />
        <SubmitButton>{consoleWords[lang].save}</SubmitButton>
      </Form>
      {account?.person.roles.includes('informationOfficer') && (
        <p>
          <a href={`${action}/hand-over`}>{t.handOver}</a>
        </p>
      )}
      {account && account.person.units.length > 0 && (
        <p>
          <a href={`${action}/stand-in`}>{t.standIn}</a>
        </p>
      )}
      {history.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history">{t.history}</h2>
          <Timeline
            entries={history.map(({ version, at, by, person }) => ({
              id: String(version),
              at,
              who: by.name,
              what: person.active ? t.became(rolesIn(person.roles, lang), person.units.length) : t.shut,
            }))}
          />
        </section>
      )}
    </>
  );
}
