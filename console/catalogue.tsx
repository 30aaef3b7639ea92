import { catalogue, disclosureClasses } from '#core/catalogue.ts';
import { type Narrowed, narrowableFields, narrowerClasses } from '#core/narrowing.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Select } from '#ui/form/choices.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    intro: '字段只有列为“主动公开”才会离开系统；其余在入口即不收，或只供内部办理。',
    narrow:
      '有选项的字段，本县可以依据文件改列为“依申请公开”或“内部”；不能放宽。法规要求公开的、公开不可缺少的（标识、名称、类型、数字等）不能改列。',
    counts:
      '改列对施行日期起公开的内容有效：填报和导入不再收取，仍含该字段的申报不能提交和审定。已公开的在该单位下次公开之前保持原样；须立即移除的，请办理撤下。',
    caption: (version: string, count: number) => `公开目录，系统 ${version} 版，${count} 个字段`,
    field: '字段',
    name: '名称',
    class: '公开属性',
    classOf: (name: string) => `${name}的公开属性`,
    source: '依据',
    data: '供程序读取',
  },
  en: {
    intro:
      'A field leaves the system only where it is listed as public; all else is refused at the door, or serves the office alone.',
    narrow:
      'Where there is a choice, the county may by a document class a field as “on request” or “internal”; it may not widen anything. What a regulation has published, and what a release cannot do without (ids, names, types, figures), has no choice.',
    counts:
      'A narrower class counts for what is published from its first day on: forms and imports no longer take the field, and a submission that still holds it can be neither submitted nor approved. What is published stays as it is until the unit’s next release; what must go at once is taken down.',
    caption: (version: string, count: number) =>
      `Disclosure catalogue, version ${version} of the system: ${count} fields`,
    field: 'Field',
    name: 'Name',
    class: 'Class',
    classOf: (name: string) => `Class of ${name}`,
    source: 'Rests on',
    data: 'For programs',
  },
});

const choices = ['public', ...narrowerClasses] as const;

type Props = {
  narrowed: Narrowed;
  /** Where programs read the county's catalogue. */
  data: string;
};

/** Every field there is, whether it is public and by which rule; with a choice where the county has one. */
export function CatalogueFields({ narrowed, data }: Props) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p>{t.intro}</p>
      <p>{t.narrow}</p>
      <p>{t.counts}</p>
      <DataTable
        caption={t.caption(catalogue.version, catalogue.fields.length)}
        path="/console/settings/catalogue"
        query={{}}
        rows={catalogue.fields}
        rowKey={(field) => field.id}
        columns={[
          { key: 'name', head: t.name, cell: (field) => field.label[lang] },
          {
            key: 'class',
            head: t.class,
            cell: ({ id, label, class: of }) => {
              const field = narrowableFields.find((one) => one === id);
              if (!field) return <Tag kind={of === 'public' ? 'good' : 'warning'}>{disclosureClasses[of][lang]}</Tag>;
              return (
                <Select
                  name={field}
                  label={t.classOf(label[lang])}
                  quiet
                  options={choices.map((value) => ({ value, text: disclosureClasses[value][lang] }))}
                  value={narrowed[field] ?? 'public'}
                />
              );
            },
          },
          { key: 'source', head: t.source, cell: (field) => field.source },
          { key: 'field', head: t.field, cell: (field) => <code>{field.id}</code> },
        ]}
        empty={null}
      />
      <p>
        <a href={data}>{t.data}</a>
      </p>
    </>
  );
}
