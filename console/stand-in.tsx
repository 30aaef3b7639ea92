import { labelOf } from '#core/codes/code-list.ts';
import { type Delegation, delegationKey } from '#core/delegation.ts';
import { type Role, role } from '#core/people.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes, Select } from '#ui/form/choices.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { DateField, TextField } from '#ui/form/text-fields.tsx';
import { formatDate } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    text: '外出、休假期间由他人代办；本人仍可办理。代办的签字和记录写明代谁办理，同一申报仍不得由一人办理两个环节。',
    standing: '正在或将要代办',
    none: '目前没有人代办。',
    who: '代办人',
    role: '角色',
    units: '单位',
    days: '日期（含首尾两天）',
    reason: '事由或依据文件',
    end: '收回',
    give: '委托代办',
    to: '由谁代办',
    from: '从',
    until: '到',
    idle: '此人没有单位角色，无须代办。',
  },
  en: {
    text: 'Somebody acts for a person who is away, who may go on acting too. Signatures and records say for whom; still nobody takes two steps of one submission.',
    standing: 'Standing in, now or later',
    none: 'Nobody stands in at present.',
    who: 'Who stands in',
    role: 'Role',
    units: 'Units',
    days: 'Days, both counted',
    reason: 'Reason or document',
    end: 'Take back',
    give: 'Let somebody stand in',
    to: 'Who stands in',
    from: 'From',
    until: 'Until',
    idle: 'This person has no role of a unit: nobody has to stand in.',
  },
});

type Named = { id: string; name: string };
type Props = {
  action: string;
  command: string;
  roles: readonly Role[];
  units: readonly Named[];
  /** Those who act for units of the county. */
  people: readonly Named[];
  standing: readonly { by: Named; delegation: Delegation; unitName: string }[];
};

/** 委托代办: who stands in for a person, and for whom that can be said. */
export function StandInPage({ action, command, roles, units, people, standing }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const nameOf = (code: Role) => labelOf(role, code)[lang];
  if (roles.length === 0) return <p>{t.idle}</p>;
  return (
    <>
      <p>{t.text}</p>
      <DataTable
        caption={t.standing}
        path={action}
        query={{}}
        rows={standing}
        rowKey={({ by, delegation }) => `${by.id} ${delegationKey(delegation)}`}
        columns={[
          { key: 'who', head: t.who, cell: ({ by }) => <bdi>{by.name}</bdi> },
          { key: 'role', head: t.role, cell: ({ delegation }) => nameOf(delegation.role) },
          { key: 'unit', head: t.units, cell: ({ unitName }) => unitName },
          {
            key: 'days',
            head: t.days,
            cell: ({ delegation: { from, until } }) => `${formatDate(from, lang)} – ${formatDate(until, lang)}`,
          },
          { key: 'reason', head: t.reason, cell: ({ delegation }) => delegation.reason },
          {
            key: 'end',
            head: t.end,
            cell: ({ by, delegation }) => (
              <Form action={action} command={command}>
                <Hidden name="end" value={delegationKey(delegation)} />
                <Hidden name="standIn" value={by.id} />
                <SubmitButton kind="secondary">{t.end}</SubmitButton>
              </Form>
            ),
          },
        ]}
        empty={<EmptyState why={t.none} />}
      />
      <h2>{t.give}</h2>
      <Form action={action} command={command}>
        <Select name="role" label={t.role} options={roles.map((code) => ({ value: code, text: nameOf(code) }))} />
        <Checkboxes name="units" label={t.units} options={units.map((u) => ({ value: u.id, text: u.name }))} />
        <Select name="to" label={t.to} options={people.map((p) => ({ value: p.id, text: `${p.name}（${p.id}）` }))} />
        <DateField name="from" label={t.from} />
        <DateField name="until" label={t.until} />
        <TextField name="reason" label={t.reason} />
        <SubmitButton>{t.give}</SubmitButton>
      </Form>
    </>
  );
}
