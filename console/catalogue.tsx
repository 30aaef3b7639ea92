import type { CatalogueField, DisclosureClass } from '#core/catalogue.ts';
import { DataTable } from '#ui/data-table.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    intro:
      '字段只有列为“主动公开”才会离开系统；其余在入口即不收，或只供内部办理。目录随系统版本更新，本页只供查阅，每次公开都记下所用的版本。',
    caption: (version: string, count: number) => `公开目录 ${version} 版，${count} 个字段`,
    field: '字段',
    name: '名称',
    class: '公开属性',
    source: '依据',
    data: '供程序读取',
  },
  en: {
    intro:
      'A field leaves the system only where it is listed as public; all else is refused at the door, or serves the office alone. The catalogue changes with the version of the system, so this page is for reading; every release names the version it went by.',
    caption: (version: string, count: number) => `Disclosure catalogue, version ${version}: ${count} fields`,
    field: 'Field',
    name: 'Name',
    class: 'Class',
    source: 'Rests on',
    data: 'For programs',
  },
});

const classNames = defineWords<Record<DisclosureClass, string>>({
  zh: { public: '主动公开', onRequest: '依申请公开', internal: '内部', secret: '不公开' },
  en: { public: 'public', onRequest: 'on request', internal: 'internal', secret: 'secret' },
});

type Props = { version: string; fields: readonly CatalogueField[] };

/** Every field there is, whether it is public, and by which rule. */
export function CataloguePage({ version, fields }: Props) {
  const t = useWords(words);
  const classes = useWords(classNames);
  const lang = useLang();
  return (
    <>
      <p>{t.intro}</p>
      <DataTable
        caption={t.caption(version, fields.length)}
        path="/console/settings/catalogue"
        query={{}}
        rows={fields}
        rowKey={(field) => field.id}
        columns={[
          { key: 'name', head: t.name, cell: (field) => field.label[lang] },
          {
            key: 'class',
            head: t.class,
            cell: (field) => <Tag kind={field.class === 'public' ? 'good' : 'warning'}>{classes[field.class]}</Tag>,
          },
          { key: 'source', head: t.source, cell: (field) => field.source },
          { key: 'field', head: t.field, cell: (field) => <code>{field.id}</code> },
        ]}
        empty={null}
      />
      <p>
        <a href="/v1/catalogue">{t.data}</a>
      </p>
    </>
  );
}
